variable "ranges" {
  type = list(string)
}

variable "ports" {
  type = list(string)
}

variable "off" {
  type = bool
}

resource "google_compute_firewall" "ranges" {
  name          = "ranges"
  network       = "main"
  source_ranges = var.ranges

  allow {
    protocol = "tcp"
  }
}

resource "google_compute_firewall" "ports" {
  name          = "ports"
  network       = "main"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = var.ports
  }
}

resource "google_compute_firewall" "off" {
  name          = "off"
  network       = "main"
  disabled      = var.off
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
  }
}
