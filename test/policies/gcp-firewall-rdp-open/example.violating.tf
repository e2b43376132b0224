resource "google_compute_firewall" "rdp" {
  name          = "allow-rdp"
  network       = "production"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["3389"]
  }
}
