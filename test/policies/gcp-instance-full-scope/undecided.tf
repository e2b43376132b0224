variable "account" {
  type = string
}

variable "scopes" {
  type = list(string)
}

resource "google_compute_instance" "account" {
  name         = "account"
  machine_type = "e2-medium"

  service_account {
    email  = var.account
    scopes = ["cloud-platform"]
  }
}

resource "google_compute_instance" "scopes" {
  name         = "scopes"
  machine_type = "e2-medium"

  service_account {
    scopes = var.scopes
  }
}
