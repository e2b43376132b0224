resource "google_compute_firewall" "server" {
  name          = "server"
  network       = "production"
  source_ranges = ["198.51.100.0/24"]

  allow {
    protocol = "tcp"
    ports    = ["3306"]
  }
}
