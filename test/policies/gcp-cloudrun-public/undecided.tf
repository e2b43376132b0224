variable "member" {
  type = string
}

variable "members" {
  type = list(string)
}

resource "google_cloud_run_v2_service_iam_member" "member" {
  name     = "shop"
  location = "europe-west3"
  role   = "roles/run.invoker"
  member = var.member
}

resource "google_cloud_run_v2_service_iam_binding" "members" {
  name     = "shop"
  location = "europe-west3"
  role    = "roles/run.invoker"
  members = var.members
}
