variable "project" {
  type = string
}

resource "google_container_cluster" "identity" {
  name               = "identity"
  location           = "europe-west1"
  initial_node_count = 1

  remove_default_node_pool = true

  workload_identity_config {
    workload_pool = "${var.project}.svc.id.goog"
  }
}

resource "google_container_node_pool" "exposed" {
  name       = "exposed"
  cluster    = google_container_cluster.identity.name
  node_count = 2

  node_config {
    machine_type = "e2-standard-4"

    workload_metadata_config {
      mode = "GCE_METADATA"
    }
  }
}

resource "google_container_cluster" "first" {
  name               = "first"
  location           = "europe-west1"
  initial_node_count = 1

  node_config {
    machine_type = "e2-standard-4"

    workload_metadata_config {
      mode = "GCE_METADATA"
    }
  }
}

resource "google_container_cluster" "inline" {
  name               = "inline"
  location           = "europe-west1"
  initial_node_count = 1

  node_pool {
    name       = "safe"
    node_count = 1

    node_config {
      workload_metadata_config {
        mode = "GKE_METADATA"
      }
    }
  }

  node_pool {
    name       = "exposed"
    node_count = 1

    node_config {
      workload_metadata_config {
        mode = "GCE_METADATA"
      }
    }
  }
}
