variable "key" {
  type = string
}

resource "google_compute_disk" "data" {
  name = "data"

  disk_encryption_key {
    kms_key_self_link = var.key
  }
}
