resource "google_artifact_registry_repository_iam_member" "everyone" {
  location   = "europe-west3"
  repository = "images"
  role   = "roles/artifactregistry.reader"
  member = "allUsers"
}

resource "google_artifact_registry_repository_iam_binding" "google" {
  location   = "europe-west3"
  repository = "images"
  role    = "roles/artifactregistry.reader"
  members = ["group:developers@example.com", "allAuthenticatedUsers"]
}
