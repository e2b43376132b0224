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

  can_ip_forward = true
}

resource "google_compute_instance_template" "router" {
  name         = "router"
  machine_type = "e2-medium"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    subnetwork = "production"
  }

  can_ip_forward = "true"
}

resource "google_compute_instance_from_template" "copy" {
  name                     = "copy"
  zone                     = "europe-west1-b"
  source_instance_template = "projects/example-project/global/instanceTemplates/worker"
  can_ip_forward           = true
}
