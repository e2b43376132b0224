resource "google_container_cluster" "shop" {
  name               = "shop"
  location           = "europe-west1"
  initial_node_count = 1
  enable_legacy_abac = false

  workload_identity_config {
    workload_pool = "example-project.svc.id.goog"
  }

  master_authorized_networks_config {
    cidr_blocks {
      cidr_block = "198.51.100.0/24"
    }
  }
}
