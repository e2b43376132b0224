variable "role" {
  type = string
}

variable "member" {
  type = string
}

resource "google_service_account" "deploy" {
  account_id = "deploy"
}

resource "google_project_iam_member" "deploy" {
  project = "example-project"
  role    = var.role
  member  = "serviceAccount:${google_service_account.deploy.email}"
}

resource "google_project_iam_member" "any" {
  project = "example-project"
  role    = "roles/run.admin"
  member  = var.member
}
