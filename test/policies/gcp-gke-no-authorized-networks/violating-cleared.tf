resource "google_container_cluster" "cleared" {
  name               = "cleared"
  location           = "europe-west1"
  initial_node_count = 1

  master_authorized_networks_config = []
}
