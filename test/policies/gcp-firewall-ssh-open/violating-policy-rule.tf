resource "google_compute_network_firewall_policy_rule" "admin" {
  firewall_policy = "main"
  priority        = 1000
  action          = "allow"
  direction       = "INGRESS"

  match {
    src_ip_ranges = ["0.0.0.0/0"]

    layer4_configs {
      ip_protocol = "tcp"
      ports       = ["22"]
    }
  }
}

resource "google_compute_firewall_policy_rule" "organization" {
  firewall_policy = "locations/global/firewallPolicies/main"
  priority        = 1000
  action          = "allow"
  direction       = "INGRESS"

  match {
    src_ip_ranges = ["0.0.0.0/0"]

    layer4_configs {
      ip_protocol = "all"
    }
  }
}

resource "google_compute_network_firewall_policy_with_rules" "all" {
  name = "all"

  rule {
    priority  = 1000
    action    = "allow"
    direction = "INGRESS"

    match {
      src_ip_ranges = ["0.0.0.0/0"]

      layer4_config {
        ip_protocol = "tcp"
        ports       = ["22"]
      }
    }
  }
}
