variable "members" {
  default = ["group:developers@example.com", "allUsers"]
}

resource "google_cloudfunctions_function_iam_member" "each" {
  for_each = toset(var.members)
  cloud_function = "resize"
  region         = "europe-west3"
  role     = "roles/cloudfunctions.invoker"
  member   = each.value
}
