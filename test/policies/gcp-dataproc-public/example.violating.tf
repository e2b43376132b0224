resource "google_dataproc_cluster_iam_member" "orders" {
  cluster = "reports"
  region  = "europe-west3"
  role   = "roles/dataproc.editor"
  member = "allUsers"
}
