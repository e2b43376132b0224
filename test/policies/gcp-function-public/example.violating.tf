resource "google_cloudfunctions_function_iam_member" "orders" {
  cloud_function = "resize"
  region         = "europe-west3"
  role   = "roles/cloudfunctions.invoker"
  member = "allUsers"
}
