resource "google_storage_bucket" "reports" {
  name     = "example-reports"
  location = "EU"
}

resource "google_storage_bucket_access_control" "reader" {
  bucket = google_storage_bucket.reports.name
  role   = "READER"
  entity = "allUsers"
}

resource "google_storage_default_object_access_control" "reader" {
  bucket = google_storage_bucket.reports.name
  role   = "READER"
  entity = "allAuthenticatedUsers"
}

resource "google_storage_bucket_acl" "predefined" {
  bucket         = google_storage_bucket.reports.name
  predefined_acl = "publicRead"
}

resource "google_storage_default_object_acl" "entries" {
  bucket      = google_storage_bucket.reports.name
  role_entity = ["OWNER:user-ada@example.com", "READER:allUsers"]
}
