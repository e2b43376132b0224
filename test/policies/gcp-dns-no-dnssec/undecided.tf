variable "state" {
  type = string
}

variable "visibility" {
  type = string
}

resource "google_dns_managed_zone" "shop" {
  name     = "shop"
  dns_name = "shop.example.com."

  dnssec_config {
    state = var.state
  }
}

resource "google_dns_managed_zone" "any" {
  name       = "any"
  dns_name   = "any.example.com."
  visibility = var.visibility
}
