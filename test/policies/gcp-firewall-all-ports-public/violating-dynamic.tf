variable "rules" {
  default = [
    { protocol = "tcp", ports = ["0-65535"] },
    { protocol = "icmp", ports = [] },
  ]
}

resource "google_compute_firewall" "rules" {
  name          = "rules"
  network       = "main"
  source_ranges = ["0.0.0.0/0"]

  dynamic "allow" {
    for_each = var.rules
    content {
      protocol = allow.value.protocol
      ports    = allow.value.ports
    }
  }
}
