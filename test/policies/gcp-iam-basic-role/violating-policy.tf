data "google_iam_policy" "project" {
  binding {
    role    = "roles/run.developer"
    members = ["group:developers@example.com"]
  }

  binding {
    role    = "roles/editor"
    members = ["group:developers@example.com"]
  }
}

resource "google_project_iam_policy" "project" {
  project     = "example-project"
  policy_data = data.google_iam_policy.project.policy_data
}

resource "google_folder_iam_policy" "json" {
  folder = "folders/123456789012"
  policy_data = jsonencode({
    bindings = [{
      role    = "roles/viewer"
      members = ["group:developers@example.com"]
    }]
  })
}
