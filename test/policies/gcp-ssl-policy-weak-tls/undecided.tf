variable "profile" {
  type = string
}

variable "version" {
  type = string
}

resource "google_compute_ssl_policy" "profile" {
  name    = "profile"
  profile = var.profile
}

resource "google_compute_ssl_policy" "version" {
  name            = "version"
  min_tls_version = var.version
}
