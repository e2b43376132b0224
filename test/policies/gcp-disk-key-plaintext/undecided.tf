variable "name" {
  type = string
}

resource "google_compute_disk" "data" {
  name = "data"

  disk_encryption_key {
    raw_key = var.name == "old" ? "SGVsbG8gZnJvbSBHb29nbGUgQ2xvdWQgUGxhdGZvcm0=" : null
  }
}
