resource "google_cloud_run_v2_service_iam_binding" "empty" {
  name     = "shop"
  location = "europe-west3"
  role    = "roles/run.invoker"
  members = []
}
