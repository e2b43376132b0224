resource "google_compute_network" "production" {
  name = "production"
}

resource "google_compute_firewall" "allow" {
  name    = "allow"
  network = google_compute_network.production.id
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "deny" {
  name    = "deny"
  network = google_compute_network.production.self_link
  source_ranges = ["0.0.0.0/0"]
  deny {
    protocol = "all"
  }
}
