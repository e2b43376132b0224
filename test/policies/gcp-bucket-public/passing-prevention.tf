resource "google_storage_bucket" "reports" {
  name     = "example-reports"
  location = "EU"

  public_access_prevention = "enforced"
}

resource "google_storage_bucket_iam_member" "everybody" {
  bucket = google_storage_bucket.reports.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}

resource "google_storage_bucket_iam_member" "by_name" {
  bucket = "example-reports"
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
