variable "prevention" {
  type = string
}

resource "google_storage_bucket" "reports" {
  name     = "example-reports"
  location = "EU"

  public_access_prevention = var.prevention
}

resource "google_storage_bucket_iam_member" "everybody" {
  bucket = google_storage_bucket.reports.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
