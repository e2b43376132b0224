resource "google_kms_crypto_key" "disk" {
  name            = "disk"
  key_ring        = "projects/example-project/locations/europe-west1/keyRings/data"
  rotation_period = "7776000s"
}

resource "google_compute_disk" "data" {
  name = "data"

  disk_encryption_key {
    kms_key_self_link = google_kms_crypto_key.disk.id
  }
}

resource "google_compute_region_disk" "wrapped" {
  name = "wrapped"

  disk_encryption_key {
    rsa_encrypted_key = "d3JhcHBlZA=="
  }
}
