resource "google_service_account" "deploy" {
  account_id = "deploy"
}

variable "user" {
  type = string
}

variable "name" {
  type = string
}

resource "google_project_iam_member" "deploy" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "serviceAccount:${google_service_account.deploy.email}"
}

resource "google_project_iam_member" "member" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = google_service_account.deploy.member
}

resource "google_project_iam_member" "user" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "user:${var.user}"
}

resource "google_project_iam_member" "own" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "serviceAccount:${var.name}@example-project.iam.gserviceaccount.com"
}

resource "google_project_service_identity" "pubsub" {
  service = "pubsub.googleapis.com"
}

resource "google_project_iam_member" "agent" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "serviceAccount:${google_project_service_identity.pubsub.email}"
}

resource "google_project_iam_member" "workload" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "serviceAccount:${var.name}.svc.id.goog[${var.name}/default]"
}
