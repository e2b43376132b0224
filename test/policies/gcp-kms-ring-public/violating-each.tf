variable "members" {
  default = ["group:developers@example.com", "allUsers"]
}

resource "google_kms_key_ring_iam_member" "each" {
  for_each = toset(var.members)
  key_ring_id = "example-project/europe/data"
  role     = "roles/cloudkms.cryptoKeyDecrypter"
  member   = each.value
}
