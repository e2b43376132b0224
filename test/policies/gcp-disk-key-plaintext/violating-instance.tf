resource "google_compute_instance" "worker" {
  name         = "worker"
  machine_type = "e2-medium"

  boot_disk {
    source                  = "boot"
    disk_encryption_key_raw = "SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0="
  }

  attached_disk {
    source = "plain"
  }

  attached_disk {
    source                  = "data"
    disk_encryption_key_raw = "SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0="
  }

  network_interface {
    subnetwork = "production"
  }
}
