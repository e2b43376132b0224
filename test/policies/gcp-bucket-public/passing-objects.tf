resource "google_storage_bucket" "reports" {
  name                        = "example-reports"
  location                    = "EU"
  public_access_prevention    = "enforced"
  uniform_bucket_level_access = true
}

resource "google_storage_object_acl" "report" {
  bucket         = google_storage_bucket.reports.name
  object         = "report.pdf"
  predefined_acl = "publicRead"
}

resource "google_storage_managed_folder_iam_member" "folder" {
  bucket         = google_storage_bucket.reports.name
  managed_folder = "public/"
  role           = "roles/storage.objectViewer"
  member         = "allUsers"
}

resource "google_storage_bucket_object" "logo" {
  bucket = "example-other"
  name   = "logo.png"
  source = "logo.png"
}

resource "google_storage_object_access_control" "group" {
  bucket = "example-other"
  object = "third.pdf"
  role   = "READER"
  entity = "group-developers@example.com"
}
