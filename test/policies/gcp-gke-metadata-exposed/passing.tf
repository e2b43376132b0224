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

resource "google_container_node_pool" "safe" {
  name       = "safe"
  cluster    = google_container_cluster.identity.name
  node_count = 2

  node_config {
    machine_type = "e2-standard-4"

    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }
}

# The default of pools of a cluster with workload identity.
resource "google_container_node_pool" "implied" {
  name       = "implied"
  cluster    = google_container_cluster.identity.name
  node_count = 2

  node_config {
    machine_type = "e2-standard-4"
  }
}

resource "google_container_cluster" "first" {
  name               = "first"
  location           = "europe-west1"
  initial_node_count = 1

  workload_identity_config {
    workload_pool = "example-project.svc.id.goog"
  }

  node_config {
    machine_type = "e2-standard-4"
  }
}
