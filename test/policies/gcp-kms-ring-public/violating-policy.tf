data "google_iam_policy" "open" {
  binding {
    role    = "roles/cloudkms.cryptoKeyDecrypter"
    members = ["allUsers"]
  }
}

resource "google_kms_key_ring_iam_policy" "open" {
  key_ring_id = "example-project/europe/data"
  policy_data = data.google_iam_policy.open.policy_data
}
