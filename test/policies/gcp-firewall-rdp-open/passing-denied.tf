resource "google_compute_firewall" "allow" {
  name    = "allow"
  network = "production"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["3389"]
  }
}

resource "google_compute_firewall" "deny" {
  name    = "deny"
  network = "production"
  source_ranges = ["0.0.0.0/0"]
  priority = 1
  deny {
    protocol = "tcp"
    ports    = ["3389"]
  }
}
