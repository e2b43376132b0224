resource "google_storage_bucket" "reports" {
  name     = "example-reports"
  location = "EU"
}

resource "google_storage_bucket_iam_member" "group" {
  bucket = google_storage_bucket.reports.name
  role   = "roles/storage.objectViewer"
  member = "group:developers@example.com"
}

resource "google_storage_bucket_iam_binding" "account" {
  bucket  = google_storage_bucket.reports.name
  role    = "roles/storage.objectViewer"
  members = ["serviceAccount:${google_service_account.orders.email}", google_service_account.orders.member]
}

resource "google_service_account" "orders" {
  account_id = "orders"
}
