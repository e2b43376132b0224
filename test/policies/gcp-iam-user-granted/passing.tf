resource "google_service_account" "deploy" {
  account_id = "deploy"
}

variable "group" {
  type = string
}

resource "google_project_iam_member" "deploy" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "group:developers@example.com"
}

resource "google_project_iam_member" "group" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "group:${var.group}"
}

resource "google_project_iam_member" "account" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "serviceAccount:${google_service_account.deploy.email}"
}

resource "google_project_iam_member" "member" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = google_service_account.deploy.member
}

resource "google_project_iam_member" "deleted" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "deleted:user:ada@example.com?uid=123"
}
