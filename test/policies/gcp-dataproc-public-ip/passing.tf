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

resource "google_dataproc_cluster" "new" {
  name   = "new"
  region = "europe-west3"

  cluster_config {
    gce_cluster_config {
      subnetwork = "production"
    }

    software_config {
      image_version = "2.2-debian12"
    }
  }
}

resource "google_dataproc_cluster" "later" {
  name   = "later"
  region = "europe-west3"

  cluster_config {
    gce_cluster_config {
      subnetwork = "production"
    }

    software_config {
      image_version = "10.0"
    }
  }
}
