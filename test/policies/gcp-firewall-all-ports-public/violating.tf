resource "google_compute_firewall" "everything" {
  name          = "everything"
  network       = "main"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "all"
  }
}

resource "google_compute_firewall" "tcp" {
  name          = "tcp"
  network       = "main"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "icmp"
  }

  allow {
    protocol = "tcp"
    ports    = ["1-65535"]
  }
}
