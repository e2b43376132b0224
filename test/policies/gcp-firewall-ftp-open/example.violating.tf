resource "google_compute_firewall" "server" {
  name          = "server"
  network       = "production"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["21"]
  }
}
