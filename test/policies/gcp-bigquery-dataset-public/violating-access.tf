resource "google_bigquery_dataset" "orders" {
  dataset_id = "orders"

  access {
    role          = "OWNER"
    special_group = "projectOwners"
  }

  access {
    role          = "READER"
    special_group = "allAuthenticatedUsers"
  }

  access {
    role          = "READER"
    iam_member    = "allUsers"
  }
}

resource "google_bigquery_dataset_access" "apart" {
  dataset_id    = "reports"
  role          = "READER"
  special_group = "allAuthenticatedUsers"
}
