data "google_iam_policy" "open" {
  binding {
    role    = "roles/dataproc.editor"
    members = ["allUsers"]
  }
}

resource "google_dataproc_cluster_iam_policy" "open" {
  cluster = "reports"
  region  = "europe-west3"
  policy_data = data.google_iam_policy.open.policy_data
}
