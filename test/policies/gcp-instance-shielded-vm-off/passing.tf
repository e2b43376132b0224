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
    enable_secure_boot = true
  }
}

resource "google_compute_instance_from_template" "copy" {
  name                     = "copy"
  zone                     = "europe-west1-b"
  source_instance_template = google_compute_region_instance_template.worker.self_link
}

resource "google_compute_region_instance_template" "worker" {
  name         = "worker"
  machine_type = "e2-medium"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    subnetwork = "production"
  }

  shielded_instance_config {
  }
}
