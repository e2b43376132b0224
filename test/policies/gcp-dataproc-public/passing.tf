resource "google_service_account" "orders" {
  account_id = "orders"
}

resource "google_dataproc_cluster_iam_member" "group" {
  cluster = "reports"
  region  = "europe-west3"
  role   = "roles/dataproc.editor"
  member = "group:developers@example.com"
}

resource "google_dataproc_cluster_iam_binding" "account" {
  cluster = "reports"
  region  = "europe-west3"
  role    = "roles/dataproc.editor"
  members = ["serviceAccount:${google_service_account.orders.email}", google_service_account.orders.member]
}

resource "google_dataproc_cluster_iam_member" "none" {
  count  = 0
  cluster = "reports"
  region  = "europe-west3"
  role   = "roles/dataproc.editor"
  member = "allUsers"
}
