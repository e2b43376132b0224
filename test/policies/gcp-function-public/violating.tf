resource "google_cloudfunctions_function_iam_member" "everyone" {
  cloud_function = "resize"
  region         = "europe-west3"
  role   = "roles/cloudfunctions.invoker"
  member = "allUsers"
}

resource "google_cloudfunctions_function_iam_binding" "google" {
  cloud_function = "resize"
  region         = "europe-west3"
  role    = "roles/cloudfunctions.invoker"
  members = ["group:developers@example.com", "allAuthenticatedUsers"]
}
