variable "key" {
  type      = string
  sensitive = true
}

resource "random_id" "key" {
  byte_length = 32
}

resource "google_compute_disk" "data" {
  name = "data"

  disk_encryption_key {
    raw_key = var.key
  }
}

resource "google_compute_region_disk" "other" {
  name = "other"

  disk_encryption_key {
    raw_key = random_id.key.b64_std
  }
}

resource "google_compute_disk" "kms" {
  name = "kms"

  disk_encryption_key {
    kms_key_self_link = "projects/example-project/locations/europe-west1/keyRings/data/cryptoKeys/disk"
  }
}

resource "google_compute_disk" "wrapped" {
  name = "wrapped"

  disk_encryption_key {
    rsa_encrypted_key = "d3JhcHBlZA=="
  }
}
