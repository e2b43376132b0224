resource "google_kms_key_ring_iam_member" "orders" {
  key_ring_id = "example-project/europe/data"
  role   = "roles/cloudkms.cryptoKeyDecrypter"
  member = "allUsers"
}
