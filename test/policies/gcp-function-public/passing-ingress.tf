resource "google_cloudfunctions_function" "resize" {
  name             = "resize"
  runtime          = "nodejs22"
  ingress_settings = "ALLOW_INTERNAL_AND_GCLB"
}

resource "google_cloudfunctions_function_iam_member" "everyone" {
  cloud_function = google_cloudfunctions_function.resize.name
  role           = "roles/cloudfunctions.invoker"
  member         = "allUsers"
}

resource "google_cloudfunctions2_function" "count" {
  name     = "count"
  location = "europe-west3"

  service_config {
    ingress_settings = "ALLOW_INTERNAL_ONLY"
  }
}

resource "google_cloudfunctions2_function_iam_binding" "everyone" {
  cloud_function = google_cloudfunctions2_function.count.name
  location       = "europe-west3"
  role           = "roles/cloudfunctions.invoker"
  members        = ["allUsers"]
}
