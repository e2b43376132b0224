# The first pool is gone before a pod runs on it.
resource "google_container_cluster" "removed" {
  name               = "removed"
  location           = "europe-west1"
  initial_node_count = 1

  remove_default_node_pool = true

  node_config {
    machine_type = "e2-standard-4"

    workload_metadata_config {
      mode = "GCE_METADATA"
    }
  }
}
