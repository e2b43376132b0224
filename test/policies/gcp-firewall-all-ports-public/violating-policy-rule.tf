resource "google_compute_region_network_firewall_policy_rule" "everything" {
  firewall_policy = "main"
  region          = "europe-west1"
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
