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
    enable_vtpm = false
  }
}

resource "google_compute_instance_template" "other" {
  name         = "other"
  machine_type = "e2-medium"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    subnetwork = "production"
  }

  shielded_instance_config {
    enable_integrity_monitoring = false
    enable_secure_boot          = true
  }
}

resource "google_compute_region_instance_template" "unset" {
  name         = "unset"
  machine_type = "e2-medium"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    subnetwork = "production"
  }
}
