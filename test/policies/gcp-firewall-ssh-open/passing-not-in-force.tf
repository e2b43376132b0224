resource "google_compute_firewall" "disabled" {
  name          = "disabled"
  network       = "main"
  disabled      = true
  source_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_firewall" "egress" {
  name               = "egress"
  network            = "main"
  direction          = "EGRESS"
  destination_ranges = ["0.0.0.0/0"]

  allow {
    protocol = "all"
  }
}

resource "google_compute_firewall" "deny" {
  name          = "deny"
  network       = "main"
  source_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "all"
  }
}

resource "google_compute_network_firewall_policy_rule" "deny" {
  firewall_policy = "main"
  priority        = 2000
  action          = "deny"
  direction       = "INGRESS"

  match {
    src_ip_ranges = ["0.0.0.0/0"]

    layer4_configs {
      ip_protocol = "all"
    }
  }
}

resource "google_compute_network_firewall_policy_rule" "inside" {
  firewall_policy = "main"
  priority        = 3000
  action          = "allow"
  direction       = "INGRESS"

  match {
    src_ip_ranges     = ["0.0.0.0/0"]
    src_network_scope = "INTRA_VPC"

    layer4_configs {
      ip_protocol = "all"
    }
  }
}
