resource "google_artifact_registry_repository_iam_binding" "empty" {
  location   = "europe-west3"
  repository = "images"
  role    = "roles/artifactregistry.reader"
  members = []
}
