resource "google_bigquery_dataset" "orders" {
  dataset_id = "orders"
  location   = "EU"
}

variable "member" {
  type = string
}

variable "members" {
  type = list(string)
}

resource "google_bigquery_dataset_iam_member" "member" {
  dataset_id = google_bigquery_dataset.orders.dataset_id
  role       = "roles/bigquery.dataViewer"
  member     = var.member
}

resource "google_bigquery_dataset_iam_binding" "members" {
  dataset_id = google_bigquery_dataset.orders.dataset_id
  role       = "roles/bigquery.dataViewer"
  members    = var.members
}

resource "google_bigquery_dataset_iam_policy" "policy" {
  dataset_id  = google_bigquery_dataset.orders.dataset_id
  policy_data = data.terraform_remote_state.policies.outputs.key
}
