variable "metadata" {
  type = map(string)
}

resource "google_compute_instance" "worker" {
  name         = "worker"
  machine_type = "e2-medium"
  zone         = "europe-west1-b"

  boot_disk {
    initialize_params {
      image = "debian-cloud/debian-12"
    }
  }

  network_interface {
    subnetwork = "production"
  }

  metadata = var.metadata
}

resource "google_compute_instance_from_template" "copy" {
  name                     = "copy"
  zone                     = "europe-west1-b"
  source_instance_template = "projects/example-project/global/instanceTemplates/worker"
}
