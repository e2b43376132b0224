resource "google_artifact_registry_repository_iam_member" "orders" {
  location   = "europe-west3"
  repository = "images"
  role   = "roles/artifactregistry.reader"
  member = "group:orders@example.com"
}
