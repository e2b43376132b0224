variable "role" {
  type = string
}

variable "member" {
  type = string
}

variable "policy" {
  type = string
}

resource "google_project_iam_member" "role" {
  project = "example-project"
  role    = var.role
  member  = "user:ada@example.com"
}

resource "google_project_iam_member" "member" {
  project = "example-project"
  role    = "roles/iam.serviceAccountTokenCreator"
  member  = var.member
}

resource "google_project_iam_member" "account" {
  project = "example-project"
  role    = "roles/iam.serviceAccountTokenCreator"
  member  = "serviceAccount:${var.member}"
}

resource "google_project_iam_policy" "policy" {
  project     = "example-project"
  policy_data = var.policy
}
