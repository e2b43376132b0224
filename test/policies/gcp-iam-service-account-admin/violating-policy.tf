data "google_iam_policy" "project" {
  binding {
    role    = "roles/compute.admin"
    members = ["serviceAccount:ci@example-project.iam.gserviceaccount.com"]
  }
}

resource "google_project_iam_policy" "project" {
  project     = "example-project"
  policy_data = data.google_iam_policy.project.policy_data
}
