resource "google_kms_key_ring_iam_member" "everyone" {
  key_ring_id = "example-project/europe/data"
  role   = "roles/cloudkms.cryptoKeyDecrypter"
  member = "allUsers"
}

resource "google_kms_key_ring_iam_binding" "google" {
  key_ring_id = "example-project/europe/data"
  role    = "roles/cloudkms.cryptoKeyDecrypter"
  members = ["group:developers@example.com", "allAuthenticatedUsers"]
}
