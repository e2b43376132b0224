resource "google_service_account" "deploy" {
  account_id = "deploy"
  project    = "example-project"
}

resource "google_service_account_iam_member" "deployer" {
  service_account_id = google_service_account.deploy.name
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = "group:deployers@example.com"
}

resource "google_project_iam_member" "deployer" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "group:deployers@example.com"
}
