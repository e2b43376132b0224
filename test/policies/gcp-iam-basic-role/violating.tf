resource "google_project_iam_member" "user" {
  project = "example-project"
  role    = "roles/editor"
  member  = "user:ada@example.com"
}

resource "google_folder_iam_binding" "group" {
  folder  = "folders/123456789012"
  role    = "roles/viewer"
  members = ["group:developers@example.com"]
}

resource "google_organization_iam_member" "account" {
  org_id = "123456789012"
  role   = "roles/editor"
  member = "serviceAccount:${google_service_account.deploy.email}"
}

resource "google_service_account" "deploy" {
  account_id = "deploy"
}

resource "google_project_iam_binding" "attribute" {
  project = "example-project"
  role    = "roles/editor"
  members = [google_service_account.deploy.member]
}

variable "admin" {
  type = string
}

resource "google_project_iam_member" "part" {
  project = "example-project"
  role    = "roles/editor"
  member  = "user:${var.admin}"
}
