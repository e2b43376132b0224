resource "google_cloud_run_v2_service_iam_member" "everyone" {
  name     = "shop"
  location = "europe-west3"
  role   = "roles/run.invoker"
  member = "allUsers"
}

resource "google_cloud_run_v2_service_iam_binding" "google" {
  name     = "shop"
  location = "europe-west3"
  role    = "roles/run.invoker"
  members = ["group:developers@example.com", "allAuthenticatedUsers"]
}
