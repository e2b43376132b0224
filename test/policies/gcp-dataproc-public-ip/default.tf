resource "google_dataproc_cluster" "reports" {
  name   = "reports"
  region = "europe-west3"
}
