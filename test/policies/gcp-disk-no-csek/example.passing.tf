resource "google_compute_disk" "data" {
  name = "data"

  disk_encryption_key {
    kms_key_self_link = "projects/example-project/locations/europe-west1/keyRings/data/cryptoKeys/disk"
  }
}
