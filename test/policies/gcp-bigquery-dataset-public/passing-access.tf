resource "google_bigquery_dataset" "orders" {
  dataset_id = "orders"

  access {
    role          = "OWNER"
    user_by_email = "ada@example.com"
  }

  access {
    role          = "READER"
    domain        = "example.com"
  }

  access {
    role          = "WRITER"
    special_group = "projectWriters"
  }
}

resource "google_bigquery_dataset_access" "apart" {
  dataset_id     = "reports"
  role           = "READER"
  group_by_email = "analysts@example.com"
}
