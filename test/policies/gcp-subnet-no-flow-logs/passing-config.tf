resource "google_compute_subnetwork" "shop" {
  name          = "shop"
  network       = "production"
  ip_cidr_range = "10.30.0.0/20"
}

resource "google_network_management_vpc_flow_logs_config" "logs" {
  vpc_flow_logs_config_id = "logs"
  location                = "global"
  subnet                  = google_compute_subnetwork.shop.id
}
