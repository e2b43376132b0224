resource "google_service_account" "deploy" {
  account_id = "deploy"
}

resource "google_project_iam_member" "deploy" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "serviceAccount:${google_service_account.deploy.email}"
}
