# No cipher of this profile works with a version before 1.2.
resource "google_compute_ssl_policy" "restricted" {
  name    = "restricted"
  profile = "RESTRICTED"
}
