variable "network" {}
variable "priority" {}
variable "is_closed" {}

resource "google_compute_firewall" "allow" {
  name    = "allow"
  network = var.network
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "deny" {
  name    = "deny"
  network = "shop"
  source_ranges = ["0.0.0.0/0"]
  priority = 1
  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "second" {
  name    = "second"
  network = "second"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "deny-second" {
  name    = "deny-second"
  network = "second"
  source_ranges = ["0.0.0.0/0"]
  priority = var.priority
  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "third" {
  name    = "third"
  network = "third"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "deny-third" {
  name    = "deny-third"
  network = "third"
  source_ranges = ["0.0.0.0/0"]
  priority = 1
  count = var.is_closed ? 1 : 0
  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}
