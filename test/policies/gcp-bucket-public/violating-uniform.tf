variable "bucket" {
  type = string
}

# Uniform access is about ACLs, and not about roles.
resource "google_storage_bucket" "reports" {
  name                        = "example-reports"
  location                    = "EU"
  uniform_bucket_level_access = true
}

resource "google_storage_bucket_iam_member" "everybody" {
  bucket = google_storage_bucket.reports.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}

resource "google_storage_bucket_iam_member" "elsewhere" {
  bucket = var.bucket
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
