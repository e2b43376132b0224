variable "email" {
  type = string
}

variable "members" {
  type = list(string)
}

resource "google_project_iam_member" "deploy" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "serviceAccount:${var.email}"
}

resource "google_project_iam_binding" "any" {
  project = "example-project"
  role    = "roles/run.developer"
  members = var.members
}
