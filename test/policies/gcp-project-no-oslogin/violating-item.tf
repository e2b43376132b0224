resource "google_compute_project_metadata_item" "off" {
  key   = "enable-oslogin"
  value = "FALSE"
}
