resource "google_dataproc_cluster" "reports" {
  name   = "reports"
  region = "europe-west3"

  cluster_config {
    gce_cluster_config {
      subnetwork       = "production"
      internal_ip_only = true
    }
  }
}
