variable "networks" {
  type = list(string)
}

variable "private" {
  type = bool
}

resource "google_container_cluster" "networks" {
  name               = "networks"
  location           = "europe-west1"
  initial_node_count = 1

  dynamic "master_authorized_networks_config" {
    for_each = length(var.networks) > 0 ? [1] : []
    content {
      cidr_blocks {
        cidr_block = "198.51.100.0/24"
      }
    }
  }
}

resource "google_container_cluster" "private" {
  name               = "private"
  location           = "europe-west1"
  initial_node_count = 1

  private_cluster_config {
    enable_private_endpoint = var.private
  }
}
