resource "google_dataproc_job_iam_binding" "everyone" {
  job_id  = "count"
  region  = "europe-west3"
  role    = "roles/viewer"
  members = ["allAuthenticatedUsers"]
}
