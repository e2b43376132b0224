resource "google_kms_crypto_key" "orders" {
  name     = "orders"
  key_ring = "projects/example-project/locations/europe/keyRings/data"
}

data "google_iam_policy" "public" {
  binding {
    role    = "roles/cloudkms.cryptoKeyDecrypter"
    members = ["allUsers"]
  }
}

resource "google_kms_crypto_key_iam_policy" "public" {
  crypto_key_id = google_kms_crypto_key.orders.id
  policy_data   = data.google_iam_policy.public.policy_data
}
