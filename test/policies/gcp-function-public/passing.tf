resource "google_service_account" "orders" {
  account_id = "orders"
}

resource "google_cloudfunctions_function_iam_member" "group" {
  cloud_function = "resize"
  region         = "europe-west3"
  role   = "roles/cloudfunctions.invoker"
  member = "group:developers@example.com"
}

resource "google_cloudfunctions_function_iam_binding" "account" {
  cloud_function = "resize"
  region         = "europe-west3"
  role    = "roles/cloudfunctions.invoker"
  members = ["serviceAccount:${google_service_account.orders.email}", google_service_account.orders.member]
}

resource "google_cloudfunctions_function_iam_member" "none" {
  count  = 0
  cloud_function = "resize"
  region         = "europe-west3"
  role   = "roles/cloudfunctions.invoker"
  member = "allUsers"
}
