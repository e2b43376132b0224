resource "google_compute_firewall" "office" {
  name          = "office"
  network       = "main"
  source_ranges = ["198.51.100.0/24"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "web" {
  name          = "web"
  network       = "main"
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["80", "443", "8080-8090"]
  }

  allow {
    protocol = "icmp"
  }
}

resource "google_compute_firewall" "subnet" {
  name          = "subnet"
  network       = "main"
  source_ranges = [google_compute_subnetwork.main.ip_cidr_range]

  allow {
    protocol = "all"
  }
}

resource "google_compute_subnetwork" "main" {
  name          = "main"
  network       = "main"
  region        = "europe-west1"
  ip_cidr_range = var.range
}

variable "range" {
  type = string
}

data "google_netblock_ip_ranges" "proxies" {
  range_type = "health-checkers"
}

resource "google_compute_firewall" "health_checks" {
  name          = "health-checks"
  network       = "main"
  source_ranges = data.google_netblock_ip_ranges.proxies.cidr_blocks_ipv4

  allow {
    protocol = "tcp"
  }
}
