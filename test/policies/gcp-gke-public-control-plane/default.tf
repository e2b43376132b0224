resource "google_container_cluster" "nothing" {
  name               = "nothing"
  location           = "europe-west1"
  initial_node_count = 1
}
