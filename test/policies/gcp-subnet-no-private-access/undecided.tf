variable "access" {
  type = bool
}

resource "google_compute_subnetwork" "shop" {
  name                     = "shop"
  network                  = "production"
  ip_cidr_range            = "10.30.0.0/20"
  private_ip_google_access = var.access
}
