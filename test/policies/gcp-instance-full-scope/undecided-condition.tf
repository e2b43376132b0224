variable "own" {
  type = bool
}

resource "google_service_account" "worker" {
  account_id = "worker"
}

resource "google_compute_instance" "worker" {
  name         = "worker"
  machine_type = "e2-medium"

  service_account {
    email  = var.own ? google_service_account.worker.email : null
    scopes = ["cloud-platform"]
  }
}
