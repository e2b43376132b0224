data "google_iam_policy" "open" {
  binding {
    role    = "roles/artifactregistry.reader"
    members = ["allUsers"]
  }
}

resource "google_artifact_registry_repository_iam_policy" "open" {
  location   = "europe-west3"
  repository = "images"
  policy_data = data.google_iam_policy.open.policy_data
}
