variable "rules" {
  default = {
    ssh = {
      ranges = ["0.0.0.0/0"]
      allow  = [{ protocol = "tcp", ports = ["22"] }]
    }
    office = {
      ranges = ["198.51.100.0/24"]
      allow  = [{ protocol = "tcp", ports = ["22"] }]
    }
    web = {
      ranges = ["0.0.0.0/0"]
      allow  = [{ protocol = "tcp", ports = ["80", "443"] }]
    }
  }
}

resource "google_compute_firewall" "rules" {
  for_each      = var.rules
  name          = each.key
  network       = "main"
  source_ranges = each.value.ranges

  dynamic "allow" {
    for_each = each.value.allow
    content {
      protocol = allow.value.protocol
      ports    = lookup(allow.value, "ports", null)
    }
  }
}
