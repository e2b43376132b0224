data "google_iam_policy" "open" {
  binding {
    role    = "roles/cloudfunctions.invoker"
    members = ["allUsers"]
  }
}

resource "google_cloudfunctions_function_iam_policy" "open" {
  cloud_function = "resize"
  region         = "europe-west3"
  policy_data = data.google_iam_policy.open.policy_data
}
