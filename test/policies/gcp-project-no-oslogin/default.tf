resource "google_compute_project_metadata" "rest" {
  metadata = {
    vendor = "example"
  }
}
