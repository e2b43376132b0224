resource "google_compute_disk" "data" {
  name = "data"
}

resource "google_compute_region_disk" "regional" {
  name = "regional"

  disk_encryption_key {
    kms_key_self_link = ""
  }
}
