resource "google_project_iam_policy" "nothing" {
  project     = "example-project"
  policy_data = data.google_iam_policy.empty.policy_data
}

data "google_iam_policy" "empty" {}
