resource "google_kms_crypto_key" "orders" {
  name     = "orders"
  key_ring = "projects/example-project/locations/europe/keyRings/data"
}

resource "google_kms_crypto_key_iam_binding" "nobody" {
  crypto_key_id = google_kms_crypto_key.orders.id
  role          = "roles/cloudkms.cryptoKeyDecrypter"
  members       = []
}
