resource "google_dataproc_cluster" "reports" {
  name   = "reports"
  region = "europe-west3"

  virtual_cluster_config {
    kubernetes_cluster_config {
      kubernetes_namespace = "reports"
    }
  }
}
