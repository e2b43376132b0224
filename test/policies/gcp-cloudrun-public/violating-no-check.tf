resource "google_cloud_run_v2_service" "shop" {
  name                 = "shop"
  location             = "europe-west3"
  invoker_iam_disabled = true
}

resource "google_cloud_run_service" "old" {
  name     = "old"
  location = "europe-west3"

  metadata {
    annotations = {
      "run.googleapis.com/ingress"              = "all"
      "run.googleapis.com/invoker-iam-disabled" = "true"
    }
  }
}
