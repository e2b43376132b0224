resource "google_compute_network" "production" {
  name = "production"
}

resource "google_compute_firewall" "allow" {
  name    = "allow"
  network = "production"
  source_ranges = ["0.0.0.0/0"]
  target_tags = ["web"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "deny" {
  name    = "deny"
  network = google_compute_network.production.name
  source_ranges = ["0.0.0.0/0"]
  priority = 999
  target_tags = ["db", "web"]
  deny {
    protocol = "tcp"
    ports    = ["20-30"]
  }
}
