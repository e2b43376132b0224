resource "google_compute_firewall" "literal" {
  name          = "admin"
  network       = google_compute_network.main.id
  source_ranges = ["10.0.0.0/8", "0.0.0.0/0"]
  target_tags   = ["bastion"]

  allow {
    protocol = "icmp"
  }

  allow {
    protocol = "TCP"
    ports    = ["443", "3389"]
  }
}

resource "google_compute_firewall" "range" {
  name          = "admin-range"
  network       = google_compute_network.main.id
  direction     = "INGRESS"
  source_ranges = ["::/0"]

  allow {
    protocol = "6"
    ports    = ["3387-3392"]
  }
}

# Tags and ranges are alternatives, so that the range holds.
resource "google_compute_firewall" "tags" {
  name          = "admin-tags"
  network       = google_compute_network.main.id
  source_ranges = ["0.0.0.0/1", "128.0.0.0/1"]
  source_tags   = ["bastion"]

  allow {
    protocol = "tcp"
  }
}

resource "google_compute_network" "main" {
  name                    = "main"
  auto_create_subnetworks = false
}
