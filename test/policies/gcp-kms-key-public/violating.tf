resource "google_kms_crypto_key" "orders" {
  name     = "orders"
  key_ring = "projects/example-project/locations/europe/keyRings/data"
}

resource "google_kms_crypto_key_iam_member" "everybody" {
  crypto_key_id = google_kms_crypto_key.orders.id
  role          = "roles/cloudkms.cryptoKeyDecrypter"
  member        = "allUsers"
}

resource "google_kms_crypto_key_iam_binding" "google" {
  crypto_key_id = google_kms_crypto_key.orders.id
  role          = "roles/cloudkms.cryptoKeyDecrypter"
  members       = ["group:developers@example.com", "allAuthenticatedUsers"]
}
