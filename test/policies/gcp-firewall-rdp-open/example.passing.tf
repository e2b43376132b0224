resource "google_compute_firewall" "rdp" {
  name          = "allow-rdp"
  network       = "production"
  source_ranges = ["35.235.240.0/20"]

  allow {
    protocol = "tcp"
    ports    = ["3389"]
  }
}
