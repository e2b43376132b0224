variable "items" {
  type = map(string)
}

resource "google_compute_project_metadata_item" "each" {
  for_each = var.items
  key      = each.key
  value    = each.value
}

resource "google_compute_project_metadata" "rest" {
  metadata = {
    vendor = "example"
  }
}
