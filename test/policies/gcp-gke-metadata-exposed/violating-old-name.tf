resource "google_container_cluster" "old" {
  name               = "old"
  location           = "europe-west1"
  initial_node_count = 1

  remove_default_node_pool = true
}

resource "google_container_node_pool" "exposed" {
  name       = "exposed"
  cluster    = google_container_cluster.old.name
  node_count = 2

  node_config {
    machine_type = "e2-standard-4"

    workload_metadata_config {
      node_metadata = "EXPOSE"
    }
  }
}
