variable "range" {
  type = string
}

resource "google_compute_network" "shop" {
  name       = "shop"
  ipv4_range = var.range
}
