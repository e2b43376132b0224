variable "members" {
  default = ["group:developers@example.com", "allUsers"]
}

resource "google_bigquery_table_iam_member" "each" {
  for_each = toset(var.members)
  dataset_id = "orders"
  table_id   = "lines"
  role     = "roles/bigquery.dataViewer"
  member   = each.value
}
