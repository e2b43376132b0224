variable "members" {
  default = ["group:developers@example.com", "allUsers"]
}

resource "google_cloud_run_v2_service_iam_member" "each" {
  for_each = toset(var.members)
  name     = "shop"
  location = "europe-west3"
  role     = "roles/run.invoker"
  member   = each.value
}
