resource "google_container_registry" "images" {
  project  = "example-project"
  location = "EU"
}

resource "google_storage_bucket_iam_member" "pull" {
  bucket = google_container_registry.images.id
  role   = "roles/storage.objectViewer"
  member = "group:developers@example.com"
}

resource "google_storage_bucket" "site" {
  name     = "example-site"
  location = "EU"
}

resource "google_storage_bucket_iam_member" "site" {
  bucket = google_storage_bucket.site.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
