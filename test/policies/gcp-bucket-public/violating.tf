resource "google_storage_bucket" "reports" {
  name     = "example-reports"
  location = "EU"
}

resource "google_storage_bucket_iam_member" "everybody" {
  bucket = google_storage_bucket.reports.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}

resource "google_storage_bucket_iam_binding" "google" {
  bucket  = google_storage_bucket.reports.name
  role    = "roles/storage.objectViewer"
  members = ["group:developers@example.com", "allAuthenticatedUsers"]
}
