resource "google_compute_project_metadata" "on" {
  metadata = {
    enable-oslogin = "TRUE"
  }
}

resource "google_compute_project_metadata_item" "vendor" {
  key   = "vendor"
  value = "example"
}
