resource "google_kms_key_ring" "data" {
  name     = "data"
  location = "europe-west3"
}

resource "google_kms_crypto_key" "data" {
  name            = "data"
  key_ring        = google_kms_key_ring.data.id
  rotation_period = "7776000s"
}

resource "google_kms_crypto_key_iam_binding" "data" {
  crypto_key_id = google_kms_crypto_key.data.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  members       = ["group:data@example.com"]
}

resource "google_bigquery_dataset" "sales" {
  dataset_id = "sales"
  location   = "EU"
  access {
    role          = "OWNER"
    special_group = "projectOwners"
  }
  access {
    role           = "READER"
    group_by_email = "analysts@example.com"
  }
}

resource "google_compute_ssl_policy" "edge" {
  name            = "edge"
  profile         = "MODERN"
  min_tls_version = "TLS_1_2"
}
