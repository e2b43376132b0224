data "google_iam_policy" "open" {
  binding {
    role    = "roles/run.invoker"
    members = ["allUsers"]
  }
}

resource "google_cloud_run_v2_service_iam_policy" "open" {
  name     = "shop"
  location = "europe-west3"
  policy_data = data.google_iam_policy.open.policy_data
}
