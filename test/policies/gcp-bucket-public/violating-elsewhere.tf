variable "bucket" {
  type = string
}

resource "google_storage_bucket_iam_member" "literal" {
  bucket = "example-site"
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}

resource "google_storage_bucket_iam_member" "variable" {
  bucket = var.bucket
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
