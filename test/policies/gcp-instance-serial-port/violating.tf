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
    serial-port-enable = "TRUE"
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
    serial-port-enable = 1
  }
}

resource "google_compute_project_metadata" "all" {
  metadata = {
    enable-oslogin     = "TRUE"
    serial-port-enable = true
  }
}

resource "google_compute_project_metadata_item" "serial" {
  key   = "serial-port-enable"
  value = "Yes"
}
