resource "google_compute_network" "shop" {
  name       = "shop"
  ipv4_range = "10.0.0.0/16"
}
