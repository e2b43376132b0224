resource "google_compute_network" "shop" {
  name                    = "shop"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "shop" {
  name          = "shop"
  network       = google_compute_network.shop.id
  ip_cidr_range = "10.30.0.0/20"
}

resource "google_compute_network" "other" {
  name                    = "other"
  auto_create_subnetworks = false
}

resource "google_network_management_vpc_flow_logs_config" "logs" {
  vpc_flow_logs_config_id = "logs"
  location                = "global"
  network                 = google_compute_network.other.id
}
