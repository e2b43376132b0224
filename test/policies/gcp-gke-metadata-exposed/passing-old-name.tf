resource "google_container_cluster" "old" {
  name               = "old"
  location           = "europe-west1"
  initial_node_count = 1

  remove_default_node_pool = true

  workload_identity_config {
    identity_namespace = "example-project.svc.id.goog"
  }
}

resource "google_container_node_pool" "named" {
  name       = "named"
  cluster    = google_container_cluster.old.name
  node_count = 2

  node_config {
    machine_type = "e2-standard-4"

    workload_metadata_config {
      node_metadata = "GKE_METADATA_SERVER"
    }
  }
}

resource "google_container_node_pool" "secure" {
  name       = "secure"
  cluster    = google_container_cluster.old.name
  node_count = 2

  node_config {
    machine_type = "e2-standard-4"

    workload_metadata_config {
      node_metadata = "SECURE"
    }
  }
}
