data "google_iam_policy" "open" {
  binding {
    role    = "roles/run.invoker"
    members = ["allUsers"]
  }
}

resource "google_cloud_run_v2_service" "shop" {
  name                 = "shop"
  location             = "europe-west3"
  ingress              = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
  invoker_iam_disabled = true
}

resource "google_cloud_run_v2_service_iam_policy" "open" {
  name        = google_cloud_run_v2_service.shop.name
  location    = "europe-west3"
  policy_data = data.google_iam_policy.open.policy_data
}

resource "google_cloud_run_service_iam_binding" "named" {
  service  = "old"
  location = "europe-west3"
  role     = "roles/run.invoker"
  members  = ["allUsers"]
}

resource "google_cloud_run_service" "old" {
  name     = "old"
  location = "europe-west3"

  metadata {
    annotations = {
      "run.googleapis.com/ingress" = "internal-and-cloud-load-balancing"
    }
  }
}

resource "google_cloud_run_service_iam_member" "function" {
  service  = google_cloudfunctions2_function.resize.name
  location = "europe-west3"
  role     = "roles/run.invoker"
  member   = "allUsers"
}

resource "google_cloudfunctions2_function" "resize" {
  name     = "resize"
  location = "europe-west3"

  service_config {
    ingress_settings = "ALLOW_INTERNAL_ONLY"
  }
}
