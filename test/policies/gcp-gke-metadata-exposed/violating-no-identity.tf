resource "google_container_cluster" "plain" {
  name               = "plain"
  location           = "europe-west1"
  initial_node_count = 1

  remove_default_node_pool = true
}

resource "google_container_node_pool" "workers" {
  name       = "workers"
  cluster    = google_container_cluster.plain.id
  node_count = 2

  node_config {
    machine_type = "e2-standard-4"
  }
}

resource "google_container_node_pool" "unspecified" {
  name       = "unspecified"
  cluster    = google_container_cluster.plain.id
  node_count = 2

  node_config {
    machine_type = "e2-standard-4"

    workload_metadata_config {
      mode = "MODE_UNSPECIFIED"
    }
  }
}
