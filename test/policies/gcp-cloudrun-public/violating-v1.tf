resource "google_cloud_run_service" "shop" {
  name     = "shop"
  location = "europe-west3"
}

resource "google_cloud_run_service_iam_member" "everyone" {
  service  = google_cloud_run_service.shop.name
  location = google_cloud_run_service.shop.location
  role     = "roles/run.invoker"
  member   = "allUsers"
}

resource "google_cloud_run_v2_job_iam_member" "everyone" {
  name     = "report"
  location = "europe-west3"
  role     = "roles/run.invoker"
  member   = "allAuthenticatedUsers"
}
