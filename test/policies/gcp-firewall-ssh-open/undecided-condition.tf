variable "open" {
  type = bool
}

resource "google_compute_firewall" "ranges" {
  name          = "ranges"
  network       = "main"
  source_ranges = var.open ? ["0.0.0.0/0"] : ["10.0.0.0/8"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

# No ranges and no tags are anyone.
resource "google_compute_firewall" "none" {
  name          = "none"
  network       = "main"
  source_ranges = var.open ? null : ["10.0.0.0/8"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

# No ports are all of them.
resource "google_compute_firewall" "ports" {
  name          = "ports"
  network       = "main"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = var.open ? [] : ["443"]
  }
}

resource "google_compute_firewall" "tags" {
  name        = "tags"
  network     = "main"
  source_tags = var.open ? null : ["bastion"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}
