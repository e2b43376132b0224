resource "google_storage_bucket_iam_member" "reports" {
  bucket = "example-reports"
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
