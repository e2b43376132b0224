variable "ingress" {
  type = string
}

variable "annotations" {
  type = map(string)
}

resource "google_cloud_run_v2_service" "shop" {
  name                 = "shop"
  location             = "europe-west3"
  ingress              = var.ingress
  invoker_iam_disabled = true
}

resource "google_cloud_run_service" "old" {
  name     = "old"
  location = "europe-west3"

  metadata {
    annotations = var.annotations
  }
}
