resource "google_bigquery_dataset" "orders" {
  dataset_id = "orders"
  location   = "EU"
}

resource "google_bigquery_dataset_iam_member" "everybody" {
  dataset_id = google_bigquery_dataset.orders.dataset_id
  role       = "roles/bigquery.dataViewer"
  member     = "allUsers"
}

resource "google_bigquery_dataset_iam_binding" "google" {
  dataset_id = google_bigquery_dataset.orders.dataset_id
  role       = "roles/bigquery.dataViewer"
  members    = ["group:developers@example.com", "allAuthenticatedUsers"]
}
