variable "number" {
  type = string
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
    email  = "${var.number}-compute@developer.gserviceaccount.com"
    scopes = ["storage-ro"]
  }
}
