resource "google_compute_firewall" "tags" {
  name        = "tags"
  network     = "production"
  source_tags = ["web"]

  allow {
    protocol = "tcp"
  }
}
