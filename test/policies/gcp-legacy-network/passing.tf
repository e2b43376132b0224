resource "google_compute_network" "shop" {
  name                    = "shop"
  auto_create_subnetworks = false
}

resource "google_compute_network" "auto" {
  name                    = "auto"
  auto_create_subnetworks = true
}

resource "google_compute_network" "null" {
  name       = "null"
  ipv4_range = null
}
