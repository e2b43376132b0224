resource "google_project_iam_member" "deployer" {
  project = "example-project"
  role    = "roles/iam.serviceAccountTokenCreator"
  member  = "group:deployers@example.com"
}
