resource "google_compute_network" "shop" {
  name                    = "shop"
  auto_create_subnetworks = false
}

resource "google_compute_subnetwork" "shop" {
  name                     = "shop"
  network                  = google_compute_network.shop.id
  ip_cidr_range            = "10.30.0.0/20"
  private_ip_google_access = true
  log_config {
    flow_sampling = 0.5
  }
}

resource "google_compute_firewall" "proxy" {
  name          = "ssh-through-proxy"
  network       = google_compute_network.shop.name
  source_ranges = ["35.235.240.0/20"]
  allow {
    protocol = "tcp"
    ports    = ["22", "3389"]
  }
}

resource "google_compute_firewall" "health" {
  name          = "health-checks"
  network       = google_compute_network.shop.name
  source_ranges = ["130.211.0.0/22", "35.191.0.0/16"]
  target_tags   = ["web"]
  allow {
    protocol = "tcp"
    ports    = ["8080"]
  }
}

resource "google_compute_firewall" "inside" {
  name          = "inside"
  network       = google_compute_network.shop.name
  source_ranges = [google_compute_subnetwork.shop.ip_cidr_range]
  allow {
    protocol = "all"
  }
}
