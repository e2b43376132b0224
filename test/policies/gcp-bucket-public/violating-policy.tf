resource "google_storage_bucket" "reports" {
  name     = "example-reports"
  location = "EU"
}

data "google_iam_policy" "public" {
  binding {
    role    = "roles/storage.objectViewer"
    members = ["allUsers"]
  }
}

resource "google_storage_bucket_iam_policy" "public" {
  bucket        = google_storage_bucket.reports.name
  policy_data   = data.google_iam_policy.public.policy_data
}
