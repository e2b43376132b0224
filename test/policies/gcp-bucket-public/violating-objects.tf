resource "google_storage_object_acl" "report" {
  bucket         = "example-reports"
  object         = "report.pdf"
  predefined_acl = "publicRead"
}

resource "google_storage_object_acl" "entries" {
  bucket      = "example-reports"
  object      = "other.pdf"
  role_entity = ["OWNER:user-ada@example.com", "READER:allUsers"]
}

resource "google_storage_object_access_control" "google" {
  bucket = "example-reports"
  object = "third.pdf"
  role   = "READER"
  entity = "allAuthenticatedUsers"
}

resource "google_storage_bucket_object" "logo" {
  bucket         = "example-reports"
  name           = "logo.png"
  source         = "logo.png"
  predefined_acl = "publicRead"
}

resource "google_storage_managed_folder_iam_member" "folder" {
  bucket         = "example-reports"
  managed_folder = "public/"
  role           = "roles/storage.objectViewer"
  member         = "allUsers"
}
