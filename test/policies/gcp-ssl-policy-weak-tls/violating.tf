resource "google_compute_ssl_policy" "old" {
  name            = "old"
  profile         = "MODERN"
  min_tls_version = "TLS_1_1"
}

resource "google_compute_region_ssl_policy" "oldest" {
  name            = "oldest"
  region          = "europe-west1"
  min_tls_version = "TLS_1_0"
}
