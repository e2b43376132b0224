resource "google_compute_firewall" "ssh" {
  name          = "allow-ssh"
  network       = "production"
  source_ranges = ["35.235.240.0/20"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}
