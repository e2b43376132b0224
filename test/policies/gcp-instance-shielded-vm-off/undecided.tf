variable "vtpm" {
  type = bool
}

variable "shield" {
  type = list(any)
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

  shielded_instance_config {
    enable_vtpm = var.vtpm
  }
}

resource "google_compute_instance" "dynamic" {
  name         = "dynamic"
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

  dynamic "shielded_instance_config" {
    for_each = var.shield
    content {
    }
  }
}

resource "google_compute_instance_from_template" "copy" {
  name                     = "copy"
  zone                     = "europe-west1-b"
  source_instance_template = "projects/example-project/global/instanceTemplates/worker"
}
