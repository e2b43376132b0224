locals {
  rules = {
    web   = ["80", "443"]
    admin = ["22"]
  }
}

resource "google_compute_firewall" "rules" {
  name          = "rules"
  network       = "main"
  source_ranges = ["0.0.0.0/0"]

  dynamic "allow" {
    for_each = local.rules
    content {
      protocol = "tcp"
      ports    = allow.value
    }
  }
}
