resource "google_bigquery_dataset" "orders" {
  dataset_id = "orders"
  location   = "EU"
}

resource "google_bigquery_dataset_iam_member" "group" {
  dataset_id = google_bigquery_dataset.orders.dataset_id
  role       = "roles/bigquery.dataViewer"
  member     = "group:developers@example.com"
}

resource "google_bigquery_dataset_iam_binding" "account" {
  dataset_id = google_bigquery_dataset.orders.dataset_id
  role       = "roles/bigquery.dataViewer"
  members    = ["serviceAccount:${google_service_account.orders.email}", google_service_account.orders.member]
}

resource "google_service_account" "orders" {
  account_id = "orders"
}
