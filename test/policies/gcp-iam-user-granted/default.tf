resource "google_project_iam_binding" "deploy" {
  project = "example-project"
  role    = "roles/run.developer"
  members = []
}
