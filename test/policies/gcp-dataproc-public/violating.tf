resource "google_dataproc_cluster_iam_member" "everyone" {
  cluster = "reports"
  region  = "europe-west3"
  role   = "roles/dataproc.editor"
  member = "allUsers"
}

resource "google_dataproc_cluster_iam_binding" "google" {
  cluster = "reports"
  region  = "europe-west3"
  role    = "roles/dataproc.editor"
  members = ["group:developers@example.com", "allAuthenticatedUsers"]
}
