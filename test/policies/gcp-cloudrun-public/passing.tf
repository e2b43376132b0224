resource "google_service_account" "orders" {
  account_id = "orders"
}

resource "google_cloud_run_v2_service_iam_member" "group" {
  name     = "shop"
  location = "europe-west3"
  role   = "roles/run.invoker"
  member = "group:developers@example.com"
}

resource "google_cloud_run_v2_service_iam_binding" "account" {
  name     = "shop"
  location = "europe-west3"
  role    = "roles/run.invoker"
  members = ["serviceAccount:${google_service_account.orders.email}", google_service_account.orders.member]
}

resource "google_cloud_run_v2_service_iam_member" "none" {
  count  = 0
  name     = "shop"
  location = "europe-west3"
  role   = "roles/run.invoker"
  member = "allUsers"
}
