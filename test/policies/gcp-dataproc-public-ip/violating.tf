resource "google_dataproc_cluster" "reports" {
  name   = "reports"
  region = "europe-west3"

  cluster_config {
    gce_cluster_config {
      subnetwork       = "production"
      internal_ip_only = false
    }
  }
}

resource "google_dataproc_cluster" "old" {
  name   = "old"
  region = "europe-west3"

  cluster_config {
    gce_cluster_config {
      subnetwork = "production"
    }

    software_config {
      image_version = "2.1.45-debian11"
    }
  }
}
