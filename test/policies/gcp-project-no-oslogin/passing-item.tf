resource "google_compute_project_metadata" "rest" {
  metadata = {
    vendor = "example"
  }
}

resource "google_compute_project_metadata_item" "on" {
  key   = "enable-oslogin"
  value = "true"
}
