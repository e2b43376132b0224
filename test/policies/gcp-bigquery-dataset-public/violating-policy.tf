resource "google_bigquery_dataset" "orders" {
  dataset_id = "orders"
  location   = "EU"
}

data "google_iam_policy" "public" {
  binding {
    role    = "roles/bigquery.dataViewer"
    members = ["allUsers"]
  }
}

resource "google_bigquery_dataset_iam_policy" "public" {
  dataset_id    = google_bigquery_dataset.orders.dataset_id
  policy_data   = data.google_iam_policy.public.policy_data
}
