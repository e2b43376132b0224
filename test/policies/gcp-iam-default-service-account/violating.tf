data "google_compute_default_service_account" "default" {
}

data "google_project" "project" {
}

resource "google_project_iam_member" "deploy" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "serviceAccount:123456789012-compute@developer.gserviceaccount.com"
}

resource "google_project_iam_member" "engine" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "serviceAccount:example-project@appspot.gserviceaccount.com"
}

resource "google_project_iam_member" "data" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "serviceAccount:${data.google_compute_default_service_account.default.email}"
}

resource "google_project_iam_member" "member" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = data.google_compute_default_service_account.default.member
}

resource "google_folder_iam_binding" "folder" {
  folder  = "folders/123456789012"
  role    = "roles/run.developer"
  members = ["group:developers@example.com", "serviceAccount:${data.google_project.project.number}-compute@developer.gserviceaccount.com"]
}
