resource "google_container_cluster" "autopilot" {
  name               = "autopilot"
  location           = "europe-west1"
  initial_node_count = 1

  enable_autopilot = true
}
