resource "google_compute_firewall" "web" {
  name          = "allow-web"
  network       = "production"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}
