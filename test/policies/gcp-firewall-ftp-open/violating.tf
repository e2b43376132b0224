resource "google_compute_firewall" "one" {
  name          = "one"
  network       = "production"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["21"]
  }
}

resource "google_compute_firewall" "range" {
  name          = "range"
  network       = "production"
  source_ranges = ["::/0"]

  allow {
    protocol = "tcp"
    ports    = ["443", "20-30"]
  }
}
