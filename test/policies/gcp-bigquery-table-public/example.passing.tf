resource "google_bigquery_table_iam_member" "orders" {
  dataset_id = "orders"
  table_id   = "lines"
  role   = "roles/bigquery.dataViewer"
  member = "group:orders@example.com"
}
