resource "google_container_registry" "images" {
  project = "example-project"
}

data "google_iam_policy" "open" {
  binding {
    role    = "roles/storage.admin"
    members = ["group:developers@example.com"]
  }

  binding {
    role    = "roles/storage.objectViewer"
    members = ["allAuthenticatedUsers"]
  }
}

resource "google_storage_bucket_iam_policy" "open" {
  bucket      = google_container_registry.images.id
  policy_data = data.google_iam_policy.open.policy_data
}
