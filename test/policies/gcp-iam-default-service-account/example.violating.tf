resource "google_project_iam_member" "deploy" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "serviceAccount:123456789012-compute@developer.gserviceaccount.com"
}
