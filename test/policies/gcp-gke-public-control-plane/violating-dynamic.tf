variable "networks" {
  default = ["198.51.100.0/24", "0.0.0.0/0"]
}

resource "google_container_cluster" "dynamic" {
  name               = "dynamic"
  location           = "europe-west1"
  initial_node_count = 1

  master_authorized_networks_config {
    dynamic "cidr_blocks" {
      for_each = var.networks
      content {
        cidr_block = cidr_blocks.value
      }
    }
  }
}
