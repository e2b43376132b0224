resource "google_compute_firewall" "web" {
  name          = "web"
  network       = "production"
  source_ranges = ["0.0.0.0/0"]
  target_tags   = ["web"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "unused" {
  name          = "unused"
  network       = "production"
  source_ranges = ["0.0.0.0/0"]
  target_tags   = ["unused"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_instance" "web" {
  name = "web"
  tags = ["web", "blue"]
}
