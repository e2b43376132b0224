resource "google_kms_crypto_key" "orders" {
  name     = "orders"
  key_ring = "projects/example-project/locations/europe/keyRings/data"
}

variable "member" {
  type = string
}

variable "members" {
  type = list(string)
}

resource "google_kms_crypto_key_iam_member" "member" {
  crypto_key_id = google_kms_crypto_key.orders.id
  role          = "roles/cloudkms.cryptoKeyDecrypter"
  member        = var.member
}

resource "google_kms_crypto_key_iam_binding" "members" {
  crypto_key_id = google_kms_crypto_key.orders.id
  role          = "roles/cloudkms.cryptoKeyDecrypter"
  members       = var.members
}

resource "google_kms_crypto_key_iam_policy" "policy" {
  crypto_key_id = google_kms_crypto_key.orders.id
  policy_data   = data.terraform_remote_state.policies.outputs.key
}
