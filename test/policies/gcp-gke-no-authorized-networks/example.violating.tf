resource "google_container_cluster" "shop" {
  name               = "shop"
  location           = "europe-west1"
  initial_node_count = 1

  workload_identity_config {
    workload_pool = "example-project.svc.id.goog"
  }
}
