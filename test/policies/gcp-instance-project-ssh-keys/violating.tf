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

  metadata = {
    block-project-ssh-keys = "FALSE"
  }
}

resource "google_compute_instance_template" "template" {
  name         = "template"
  machine_type = "e2-medium"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    subnetwork = "production"
  }

  metadata = {
    enable-oslogin = "FALSE"
  }
}
