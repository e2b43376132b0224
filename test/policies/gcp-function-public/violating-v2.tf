resource "google_cloudfunctions2_function" "resize" {
  name     = "resize"
  location = "europe-west3"

  service_config {
    ingress_settings = "ALLOW_ALL"
  }
}

resource "google_cloudfunctions2_function_iam_member" "everyone" {
  cloud_function = google_cloudfunctions2_function.resize.name
  location       = "europe-west3"
  role           = "roles/cloudfunctions.invoker"
  member         = "allUsers"
}
