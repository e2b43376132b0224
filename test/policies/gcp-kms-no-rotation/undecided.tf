variable "period" {
  type = string
}

variable "purpose" {
  type = string
}

resource "google_kms_crypto_key" "orders" {
  name            = "orders"
  key_ring        = "projects/example-project/locations/europe/keyRings/data"
  rotation_period = var.period
}

resource "google_kms_crypto_key" "any" {
  name     = "any"
  key_ring = "projects/example-project/locations/europe/keyRings/data"
  purpose  = var.purpose
}
