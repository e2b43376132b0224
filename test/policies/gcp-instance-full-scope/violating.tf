resource "google_compute_instance" "default" {
  name         = "default"
  machine_type = "e2-medium"

  service_account {
    scopes = ["https://www.googleapis.com/auth/logging.write", "https://www.googleapis.com/auth/cloud-platform"]
  }
}

data "google_compute_default_service_account" "default" {}

resource "google_compute_instance_template" "data" {
  machine_type = "e2-medium"

  service_account {
    email  = data.google_compute_default_service_account.default.email
    scopes = ["cloud-platform"]
  }
}

data "google_project" "project" {}

resource "google_compute_instance" "number" {
  name         = "number"
  machine_type = "e2-medium"

  service_account {
    email  = "${data.google_project.project.number}-compute@developer.gserviceaccount.com"
    scopes = ["cloud-platform"]
  }
}

resource "google_compute_region_instance_template" "literal" {
  machine_type = "e2-medium"
  region       = "europe-west1"

  service_account {
    email  = "123456789012-compute@developer.gserviceaccount.com"
    scopes = ["cloud-platform"]
  }
}
