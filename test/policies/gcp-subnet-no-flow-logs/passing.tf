resource "google_compute_network" "shop" {
  name                    = "shop"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "shop" {
  name          = "shop"
  network       = google_compute_network.shop.id
  ip_cidr_range = "10.30.0.0/20"

  log_config {
    flow_sampling = 0.5
  }
}

resource "google_compute_subnetwork" "empty" {
  name          = "empty"
  network       = google_compute_network.shop.id
  ip_cidr_range = "10.30.0.0/20"

  log_config {
  }
}

resource "google_compute_subnetwork" "old" {
  name             = "old"
  network          = google_compute_network.shop.id
  ip_cidr_range    = "10.30.0.0/20"
  enable_flow_logs = true
}

resource "google_compute_subnetwork" "proxy" {
  name          = "proxy"
  network       = google_compute_network.shop.id
  ip_cidr_range = "10.30.0.0/20"
  purpose       = "REGIONAL_MANAGED_PROXY"
  role          = "ACTIVE"
}
