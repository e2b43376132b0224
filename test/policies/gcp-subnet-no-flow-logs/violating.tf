resource "google_compute_network" "shop" {
  name                    = "shop"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "shop" {
  name             = "shop"
  network          = google_compute_network.shop.id
  ip_cidr_range    = "10.30.0.0/20"
  enable_flow_logs = false
}

resource "google_compute_subnetwork" "none" {
  name          = "none"
  network       = google_compute_network.shop.id
  ip_cidr_range = "10.30.0.0/20"

  log_config {
    flow_sampling = 0
  }
}
