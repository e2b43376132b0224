variable "key" {
  default = "SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0="
}

resource "google_compute_instance_template" "worker" {
  name         = "worker"
  machine_type = "e2-medium"

  disk {
    source_image = "debian-cloud/debian-12"

    source_image_encryption_key {
      raw_key = var.key
    }
  }

  disk {
    source = "data"
  }

  network_interface {
    subnetwork = "production"
  }
}
