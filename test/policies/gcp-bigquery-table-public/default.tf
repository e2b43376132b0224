resource "google_bigquery_table_iam_binding" "empty" {
  dataset_id = "orders"
  table_id   = "lines"
  role    = "roles/bigquery.dataViewer"
  members = []
}
