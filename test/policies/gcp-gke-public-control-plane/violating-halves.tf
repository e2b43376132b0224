resource "google_container_cluster" "halves" {
  name               = "halves"
  location           = "europe-west1"
  initial_node_count = 1

  master_authorized_networks_config {
    cidr_blocks {
      cidr_block = "0.0.0.0/1"
    }
    cidr_blocks {
      cidr_block = "128.0.0.0/1"
    }
  }
}
