variable "keys" {
  default = ["orders"]
}

data "google_iam_policy" "key" {
  count = 1

  binding {
    role    = "roles/cloudkms.cryptoKeyDecrypter"
    members = ["allAuthenticatedUsers"]
  }
}

resource "google_kms_crypto_key_iam_policy" "key" {
  count         = length(var.keys)
  crypto_key_id = "projects/example-project/locations/europe/keyRings/data/cryptoKeys/${var.keys[count.index]}"
  policy_data   = data.google_iam_policy.key[0].policy_data
}
