resource "google_kms_crypto_key" "orders" {
  name     = "orders"
  key_ring = "projects/example-project/locations/europe/keyRings/data"
}

resource "google_kms_crypto_key_iam_member" "group" {
  crypto_key_id = google_kms_crypto_key.orders.id
  role          = "roles/cloudkms.cryptoKeyDecrypter"
  member        = "group:developers@example.com"
}

resource "google_kms_crypto_key_iam_binding" "account" {
  crypto_key_id = google_kms_crypto_key.orders.id
  role          = "roles/cloudkms.cryptoKeyDecrypter"
  members       = ["serviceAccount:${google_service_account.orders.email}", google_service_account.orders.member]
}

resource "google_service_account" "orders" {
  account_id = "orders"
}
