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
    scopes = ["storage-ro"]
  }
}

resource "google_compute_instance_template" "named" {
  name         = "named"
  machine_type = "e2-medium"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    subnetwork = "production"
  }

  service_account {
    email  = "123456789012-compute@developer.gserviceaccount.com"
    scopes = ["logging-write"]
  }
}

data "google_compute_default_service_account" "default" {
}

resource "google_compute_region_instance_template" "regional" {
  name         = "regional"
  machine_type = "e2-medium"

  disk {
    source_image = "debian-cloud/debian-12"
  }

  network_interface {
    subnetwork = "production"
  }

  service_account {
    email  = data.google_compute_default_service_account.default.email
    scopes = ["logging-write"]
  }
}
