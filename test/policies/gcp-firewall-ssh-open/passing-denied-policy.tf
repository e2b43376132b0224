resource "google_compute_network_firewall_policy" "shop" {
  name = "shop"
}

resource "google_compute_network_firewall_policy_rule" "deny" {
  firewall_policy = google_compute_network_firewall_policy.shop.name
  action          = "deny"
  direction       = "INGRESS"
  priority        = 10
  match {
    src_ip_ranges = ["0.0.0.0/0"]
    layer4_configs {
      ip_protocol = "tcp"
      ports       = ["22"]
    }
  }
}

resource "google_compute_network_firewall_policy_rule" "allow" {
  firewall_policy = google_compute_network_firewall_policy.shop.name
  action          = "allow"
  direction       = "INGRESS"
  priority        = 20
  match {
    src_ip_ranges = ["0.0.0.0/0"]
    layer4_configs {
      ip_protocol = "tcp"
      ports       = ["22"]
    }
  }
}
