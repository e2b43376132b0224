resource "google_compute_firewall" "office" {
  name          = "office"
  network       = "production"
  source_ranges = ["198.51.100.0/24"]

  allow {
    protocol = "tcp"
    ports    = ["21"]
  }
}

resource "google_compute_firewall" "web" {
  name          = "web"
  network       = "production"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}

resource "google_compute_firewall" "egress" {
  name          = "egress"
  network       = "production"
  source_ranges = ["0.0.0.0/0"]
  direction     = "EGRESS"

  allow {
    protocol = "tcp"
    ports    = ["21"]
  }
}

resource "google_compute_firewall" "off" {
  name          = "off"
  network       = "production"
  source_ranges = ["0.0.0.0/0"]
  disabled      = true

  allow {
    protocol = "tcp"
    ports    = ["21"]
  }
}
