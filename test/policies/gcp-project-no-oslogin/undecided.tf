variable "metadata" {
  type = map(string)
}

resource "google_compute_project_metadata" "any" {
  metadata = var.metadata
}
