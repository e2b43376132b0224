data "google_iam_policy" "open" {
  binding {
    role    = "roles/bigquery.dataViewer"
    members = ["allUsers"]
  }
}

resource "google_bigquery_table_iam_policy" "open" {
  dataset_id = "orders"
  table_id   = "lines"
  policy_data = data.google_iam_policy.open.policy_data
}
