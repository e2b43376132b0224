resource "google_cloudfunctions_function_iam_binding" "empty" {
  cloud_function = "resize"
  region         = "europe-west3"
  role    = "roles/cloudfunctions.invoker"
  members = []
}
