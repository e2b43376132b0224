resource "google_kms_key_ring_iam_binding" "empty" {
  key_ring_id = "example-project/europe/data"
  role    = "roles/cloudkms.cryptoKeyDecrypter"
  members = []
}
