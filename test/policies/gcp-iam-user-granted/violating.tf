variable "user" {
  type = string
}

resource "google_project_iam_member" "deploy" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "user:ada@example.com"
}

resource "google_project_iam_binding" "binding" {
  project = "example-project"
  role    = "roles/run.developer"
  members = ["group:developers@example.com", "user:${var.user}"]
}

resource "google_organization_iam_member" "org" {
  org_id = "123456789012"
  role   = "roles/run.developer"
  member = "user:grace@example.com"
}
