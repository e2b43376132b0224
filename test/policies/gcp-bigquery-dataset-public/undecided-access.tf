variable "group" {
  type = string
}

variable "entries" {
  type = list(any)
}

resource "google_bigquery_dataset" "orders" {
  dataset_id = "orders"

  access {
    role          = "READER"
    special_group = var.group
  }
}

resource "google_bigquery_dataset" "dynamic" {
  dataset_id = "dynamic"

  dynamic "access" {
    for_each = var.entries
    content {
      role          = access.value.role
      special_group = access.value.group
    }
  }
}
