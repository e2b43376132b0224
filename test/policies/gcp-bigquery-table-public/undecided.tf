variable "member" {
  type = string
}

variable "members" {
  type = list(string)
}

resource "google_bigquery_table_iam_member" "member" {
  dataset_id = "orders"
  table_id   = "lines"
  role   = "roles/bigquery.dataViewer"
  member = var.member
}

resource "google_bigquery_table_iam_binding" "members" {
  dataset_id = "orders"
  table_id   = "lines"
  role    = "roles/bigquery.dataViewer"
  members = var.members
}
