resource "google_container_cluster" "nothing" {
  name               = "nothing"
  location           = "europe-west1"
  initial_node_count = 1

  enable_autopilot = true
}

resource "google_container_cluster" "nodes" {
  name               = "nodes"
  location           = "europe-west1"
  initial_node_count = 1

  private_cluster_config {
    enable_private_nodes = true
  }
}
