resource "google_service_account" "worker" {
  account_id = "worker"
}

# Google's advice: the full scope, and roles that say what the account may do.
resource "google_compute_instance" "own" {
  name         = "own"
  machine_type = "e2-medium"

  service_account {
    email  = google_service_account.worker.email
    scopes = ["cloud-platform"]
  }
}

resource "google_compute_instance" "named" {
  name         = "named"
  machine_type = "e2-medium"

  service_account {
    email  = "worker@${var.project}.iam.gserviceaccount.com"
    scopes = ["cloud-platform"]
  }
}

variable "project" {
  type = string
}

resource "google_compute_instance" "narrow" {
  name         = "narrow"
  machine_type = "e2-medium"

  service_account {
    scopes = ["logging-write", "monitoring-write", "storage-ro"]
  }
}
