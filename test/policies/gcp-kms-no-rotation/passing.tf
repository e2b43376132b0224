resource "google_kms_crypto_key" "orders" {
  name            = "orders"
  key_ring        = "projects/example-project/locations/europe/keyRings/data"
  rotation_period = "7776000s"
}

resource "google_kms_crypto_key" "day" {
  name            = "day"
  key_ring        = "projects/example-project/locations/europe/keyRings/data"
  rotation_period = "86400s"
}

resource "google_kms_crypto_key" "sign" {
  name     = "sign"
  key_ring = "projects/example-project/locations/europe/keyRings/data"
  purpose  = "ASYMMETRIC_SIGN"
}

resource "google_kms_crypto_key" "own" {
  name                          = "own"
  key_ring                      = "projects/example-project/locations/europe/keyRings/data"
  import_only                   = true
  skip_initial_version_creation = true
}

resource "google_kms_crypto_key" "external" {
  name     = "external"
  key_ring = "projects/example-project/locations/europe/keyRings/data"
  version_template {
    algorithm        = "EXTERNAL_SYMMETRIC_ENCRYPTION"
    protection_level = "EXTERNAL"
  }
}
