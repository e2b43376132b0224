resource "google_compute_network" "shop" {
  name = "shop"
}
