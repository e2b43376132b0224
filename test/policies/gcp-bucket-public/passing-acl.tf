resource "google_storage_bucket" "reports" {
  name     = "example-reports"
  location = "EU"
}

resource "google_storage_bucket_access_control" "group" {
  bucket = google_storage_bucket.reports.name
  role   = "READER"
  entity = "group-finance@example.com"
}

resource "google_storage_bucket_acl" "predefined" {
  bucket         = google_storage_bucket.reports.name
  predefined_acl = "projectPrivate"
}

resource "google_storage_default_object_acl" "entries" {
  bucket      = google_storage_bucket.reports.name
  role_entity = ["OWNER:user-ada@example.com"]
}
