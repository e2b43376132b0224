resource "google_service_account" "orders" {
  account_id = "orders"
}

resource "google_bigquery_table_iam_member" "group" {
  dataset_id = "orders"
  table_id   = "lines"
  role   = "roles/bigquery.dataViewer"
  member = "group:developers@example.com"
}

resource "google_bigquery_table_iam_binding" "account" {
  dataset_id = "orders"
  table_id   = "lines"
  role    = "roles/bigquery.dataViewer"
  members = ["serviceAccount:${google_service_account.orders.email}", google_service_account.orders.member]
}

resource "google_bigquery_table_iam_member" "none" {
  count  = 0
  dataset_id = "orders"
  table_id   = "lines"
  role   = "roles/bigquery.dataViewer"
  member = "allUsers"
}
