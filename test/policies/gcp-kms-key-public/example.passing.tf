resource "google_kms_crypto_key_iam_member" "orders" {
  crypto_key_id = "projects/example-project/locations/europe/keyRings/data/cryptoKeys/orders"
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:orders@example-project.iam.gserviceaccount.com"
}
