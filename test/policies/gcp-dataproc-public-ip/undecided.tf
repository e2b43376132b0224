variable "internal" {
  type = bool
}

variable "image" {
  type = string
}

resource "google_dataproc_cluster" "reports" {
  name   = "reports"
  region = "europe-west3"

  cluster_config {
    gce_cluster_config {
      subnetwork       = "production"
      internal_ip_only = var.internal
    }
  }
}

resource "google_dataproc_cluster" "image" {
  name   = "image"
  region = "europe-west3"

  cluster_config {
    gce_cluster_config {
      subnetwork = "production"
    }

    software_config {
      image_version = var.image
    }
  }
}
