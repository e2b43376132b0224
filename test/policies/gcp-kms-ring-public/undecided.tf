variable "member" {
  type = string
}

variable "members" {
  type = list(string)
}

resource "google_kms_key_ring_iam_member" "member" {
  key_ring_id = "example-project/europe/data"
  role   = "roles/cloudkms.cryptoKeyDecrypter"
  member = var.member
}

resource "google_kms_key_ring_iam_binding" "members" {
  key_ring_id = "example-project/europe/data"
  role    = "roles/cloudkms.cryptoKeyDecrypter"
  members = var.members
}
