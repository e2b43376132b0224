variable "mode" {
  type = string
}

variable "cluster" {
  type = string
}

variable "pool" {
  type = string
}

resource "google_container_cluster" "identity" {
  name               = "identity"
  location           = "europe-west1"
  initial_node_count = 1

  workload_identity_config {
    workload_pool = "example-project.svc.id.goog"
  }
}

resource "google_container_node_pool" "mode" {
  name       = "mode"
  cluster    = google_container_cluster.identity.name
  node_count = 2

  node_config {
    machine_type = "e2-standard-4"

    workload_metadata_config {
      mode = var.mode
    }
  }
}

resource "google_container_node_pool" "elsewhere" {
  name       = "elsewhere"
  cluster    = var.cluster
  node_count = 2

  node_config {
    machine_type = "e2-standard-4"
  }
}

resource "google_container_cluster" "pool" {
  name               = "pool"
  location           = "europe-west1"
  initial_node_count = 1

  workload_identity_config {
    workload_pool = var.pool
  }
}
