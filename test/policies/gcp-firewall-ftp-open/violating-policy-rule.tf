resource "google_compute_network_firewall_policy_rule" "open" {
  firewall_policy = "edge"
  priority        = 1000
  direction       = "INGRESS"
  action          = "allow"

  match {
    src_ip_ranges = ["0.0.0.0/0"]

    layer4_configs {
      ip_protocol = "tcp"
      ports       = ["21"]
    }
  }
}
