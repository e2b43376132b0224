resource "google_service_account" "deploy" {
  account_id = "deploy"
}

resource "google_project_iam_member" "deploy" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "serviceAccount:${google_service_account.deploy.email}"
}

resource "google_project_iam_member" "objects" {
  project = "example-project"
  role    = "roles/storage.objectAdmin"
  member  = "serviceAccount:${google_service_account.deploy.email}"
}

resource "google_project_iam_member" "group" {
  project = "example-project"
  role    = "roles/run.admin"
  member  = "group:admins@example.com"
}

resource "google_project_iam_member" "agent" {
  project = "example-project"
  role    = "roles/run.admin"
  member  = "serviceAccount:service-123456789012@gcp-sa-cloudbuild.iam.gserviceaccount.com"
}

resource "google_project_iam_member" "user" {
  project = "example-project"
  role    = "roles/run.admin"
  member  = "user:${google_service_account.deploy.email}"
}
