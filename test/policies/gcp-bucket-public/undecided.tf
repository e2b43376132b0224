resource "google_storage_bucket" "reports" {
  name     = "example-reports"
  location = "EU"
}

variable "member" {
  type = string
}

variable "members" {
  type = list(string)
}

resource "google_storage_bucket_iam_member" "member" {
  bucket = google_storage_bucket.reports.name
  role   = "roles/storage.objectViewer"
  member = var.member
}

resource "google_storage_bucket_iam_binding" "members" {
  bucket  = google_storage_bucket.reports.name
  role    = "roles/storage.objectViewer"
  members = var.members
}

resource "google_storage_bucket_iam_policy" "policy" {
  bucket      = google_storage_bucket.reports.name
  policy_data = data.terraform_remote_state.policies.outputs.key
}
