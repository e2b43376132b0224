resource "google_compute_firewall" "allow" {
  name    = "allow"
  network = "production"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "all"
  }
}

resource "google_compute_firewall" "deny" {
  name    = "deny"
  network = "production"
  source_ranges = ["0.0.0.0/0"]
  priority = 1
  deny {
    protocol = "all"
  }
}
