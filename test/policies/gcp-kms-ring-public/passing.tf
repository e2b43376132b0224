resource "google_service_account" "orders" {
  account_id = "orders"
}

resource "google_kms_key_ring_iam_member" "group" {
  key_ring_id = "example-project/europe/data"
  role   = "roles/cloudkms.cryptoKeyDecrypter"
  member = "group:developers@example.com"
}

resource "google_kms_key_ring_iam_binding" "account" {
  key_ring_id = "example-project/europe/data"
  role    = "roles/cloudkms.cryptoKeyDecrypter"
  members = ["serviceAccount:${google_service_account.orders.email}", google_service_account.orders.member]
}

resource "google_kms_key_ring_iam_member" "none" {
  count  = 0
  key_ring_id = "example-project/europe/data"
  role   = "roles/cloudkms.cryptoKeyDecrypter"
  member = "allUsers"
}
