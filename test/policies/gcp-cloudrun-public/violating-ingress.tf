resource "google_cloud_run_v2_service" "shop" {
  name     = "shop"
  location = "europe-west3"
  ingress  = "INGRESS_TRAFFIC_ALL"
}

resource "google_cloud_run_v2_service" "inside" {
  name     = "inside"
  location = "europe-west3"
  ingress  = "INGRESS_TRAFFIC_INTERNAL_ONLY"
}

resource "google_cloud_run_v2_service_iam_member" "everyone" {
  name     = google_cloud_run_v2_service.shop.name
  location = "europe-west3"
  role     = "roles/run.invoker"
  member   = "allUsers"
}
