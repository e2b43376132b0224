variable "logs" {
  type = list(any)
}

variable "purpose" {
  type = string
}

resource "google_compute_subnetwork" "shop" {
  name          = "shop"
  network       = "production"
  ip_cidr_range = "10.30.0.0/20"

  dynamic "log_config" {
    for_each = var.logs
    content {
    }
  }
}

resource "google_compute_subnetwork" "any" {
  name          = "any"
  network       = "production"
  ip_cidr_range = "10.30.0.0/20"
  purpose       = var.purpose
}
