variable "metadata" {
  type = map(string)
}

variable "login" {
  type = bool
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

resource "google_compute_instance_template" "merged" {
  name         = "merged"
  machine_type = "e2-medium"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    subnetwork = "production"
  }

  metadata = merge({ enable-oslogin = "TRUE" }, var.metadata)
}

resource "google_compute_instance" "chosen" {
  name         = "chosen"
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

  metadata = {
    enable-oslogin = var.login ? "TRUE" : "FALSE"
  }
}
