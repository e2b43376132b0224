resource "google_project_iam_member" "deployer" {
  project = "example-project"
  role    = "roles/editor"
  member  = "user:ada@example.com"
}
