resource "google_container_registry" "images" {
  project  = "example-project"
  location = "EU"
}

resource "google_storage_bucket_iam_member" "everyone" {
  bucket = google_container_registry.images.id
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
