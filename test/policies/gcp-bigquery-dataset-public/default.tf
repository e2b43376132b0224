resource "google_bigquery_dataset" "orders" {
  dataset_id = "orders"
  location   = "EU"
}

resource "google_bigquery_dataset_iam_binding" "nobody" {
  dataset_id = google_bigquery_dataset.orders.dataset_id
  role       = "roles/bigquery.dataViewer"
  members    = []
}
