resource "google_dataproc_cluster_iam_binding" "empty" {
  cluster = "reports"
  region  = "europe-west3"
  role    = "roles/dataproc.editor"
  members = []
}
