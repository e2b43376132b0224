variable "disk_key" {
  type      = string
  sensitive = true
}

resource "google_compute_disk" "data" {
  name = "data"

  disk_encryption_key {
    raw_key = var.disk_key
  }
}
