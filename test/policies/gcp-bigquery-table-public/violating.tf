resource "google_bigquery_table_iam_member" "everyone" {
  dataset_id = "orders"
  table_id   = "lines"
  role   = "roles/bigquery.dataViewer"
  member = "allUsers"
}

resource "google_bigquery_table_iam_binding" "google" {
  dataset_id = "orders"
  table_id   = "lines"
  role    = "roles/bigquery.dataViewer"
  members = ["group:developers@example.com", "allAuthenticatedUsers"]
}
