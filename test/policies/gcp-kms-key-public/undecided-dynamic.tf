variable "bindings" {
  type = map(list(string))
}

data "google_iam_policy" "key" {
  dynamic "binding" {
    for_each = var.bindings
    content {
      role    = binding.key
      members = binding.value
    }
  }
}

resource "google_kms_crypto_key_iam_policy" "key" {
  crypto_key_id = "projects/example-project/locations/europe/keyRings/data/cryptoKeys/orders"
  policy_data   = data.google_iam_policy.key.policy_data
}
