# Before version 4 of the provider, a rule without any source was for anyone.
resource "google_compute_firewall" "sources" {
  name    = "sources"
  network = "main"

  allow {
    protocol = "tcp"
  }
}

resource "google_compute_firewall" "nothing" {
  name    = "nothing"
  network = "main"
}
