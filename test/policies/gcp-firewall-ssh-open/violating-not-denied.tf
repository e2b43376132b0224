resource "google_compute_firewall" "later" {
  name    = "later"
  network = "production"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "deny-later" {
  name    = "deny-later"
  network = "production"
  source_ranges = ["0.0.0.0/0"]
  priority = 2000
  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "network" {
  name    = "network"
  network = "shop"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "deny-network" {
  name    = "deny-network"
  network = "staging"
  source_ranges = ["0.0.0.0/0"]
  priority = 1
  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "tags" {
  name    = "tags"
  network = "tags"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "deny-tags" {
  name    = "deny-tags"
  network = "tags"
  source_ranges = ["0.0.0.0/0"]
  priority = 1
  target_tags = ["web"]
  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "source" {
  name    = "source"
  network = "source"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "deny-source" {
  name    = "deny-source"
  network = "source"
  priority = 1
  source_ranges = ["10.0.0.0/8"]
  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "port" {
  name    = "port"
  network = "port"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "deny-port" {
  name    = "deny-port"
  network = "port"
  source_ranges = ["0.0.0.0/0"]
  priority = 1
  deny {
    protocol = "tcp"
    ports    = ["23"]
  }
}

resource "google_compute_firewall" "disabled" {
  name    = "disabled"
  network = "disabled"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "deny-disabled" {
  name    = "deny-disabled"
  network = "disabled"
  source_ranges = ["0.0.0.0/0"]
  priority = 1
  disabled = true
  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "egress" {
  name    = "egress"
  network = "egress"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "deny-egress" {
  name    = "deny-egress"
  network = "egress"
  source_ranges = ["0.0.0.0/0"]
  priority = 1
  direction = "EGRESS"
  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "six" {
  name    = "six"
  network = "six"
  source_ranges = ["::/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "deny-six" {
  name    = "deny-six"
  network = "six"
  source_ranges = ["0.0.0.0/0"]
  priority = 1
  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "protocol" {
  name    = "protocol"
  network = "protocol"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "deny-protocol" {
  name    = "deny-protocol"
  network = "protocol"
  source_ranges = ["0.0.0.0/0"]
  priority = 1
  deny {
    protocol = "udp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "destination" {
  name    = "destination"
  network = "destination"
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "deny-destination" {
  name    = "deny-destination"
  network = "destination"
  source_ranges = ["0.0.0.0/0"]
  priority = 1
  destination_ranges = ["10.0.0.5/32"]
  deny {
    protocol = "tcp"
    ports    = ["22"]
  }
}
