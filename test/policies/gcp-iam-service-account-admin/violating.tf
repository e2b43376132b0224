resource "google_service_account" "deploy" {
  account_id = "deploy"
}

resource "google_project_iam_member" "deploy" {
  project = "example-project"
  role    = "roles/run.admin"
  member  = "serviceAccount:${google_service_account.deploy.email}"
}

resource "google_project_iam_member" "accounts" {
  project = "example-project"
  role    = "roles/iam.serviceAccountAdmin"
  member  = google_service_account.deploy.member
}

resource "google_folder_iam_binding" "folder" {
  folder  = "folders/123456789012"
  role    = "roles/resourcemanager.projectIamAdmin"
  members = ["group:developers@example.com", "serviceAccount:ci@example-project.iam.gserviceaccount.com"]
}
