resource "google_cloud_run_v2_service_iam_member" "orders" {
  name     = "shop"
  location = "europe-west3"
  role   = "roles/run.invoker"
  member = "group:orders@example.com"
}
