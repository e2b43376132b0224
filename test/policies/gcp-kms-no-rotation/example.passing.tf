resource "google_kms_crypto_key" "orders" {
  name            = "orders"
  key_ring        = "projects/example-project/locations/europe/keyRings/data"
  rotation_period = "7776000s"
}
