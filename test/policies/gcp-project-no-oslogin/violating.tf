resource "google_compute_project_metadata" "off" {
  metadata = {
    enable-oslogin = "FALSE"
  }
}
