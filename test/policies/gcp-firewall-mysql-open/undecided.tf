variable "ranges" {
  type = list(string)
}

resource "google_compute_firewall" "open" {
  name          = "open"
  network       = "production"
  source_ranges = var.ranges

  allow {
    protocol = "tcp"
    ports    = ["3306"]
  }
}
