resource "google_service_account" "worker" {
  account_id = "worker"
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

  service_account {
    email  = google_service_account.worker.email
    scopes = ["cloud-platform"]
  }
}

resource "google_compute_instance_from_template" "copy" {
  name                     = "copy"
  zone                     = "europe-west1-b"
  source_instance_template = google_compute_instance_template.worker.self_link
}

resource "google_compute_instance_template" "worker" {
  name         = "worker"
  machine_type = "e2-medium"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    subnetwork = "production"
  }

  service_account {
    email  = "worker@example-project.iam.gserviceaccount.com"
    scopes = ["cloud-platform"]
  }
}
