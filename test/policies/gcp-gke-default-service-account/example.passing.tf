resource "google_service_account" "nodes" {
  account_id = "nodes"
}

resource "google_container_cluster" "shop" {
  name               = "shop"
  location           = "europe-west1"
  initial_node_count = 1
  datapath_provider  = "ADVANCED_DATAPATH"

  workload_identity_config {
    workload_pool = "example-project.svc.id.goog"
  }

  master_authorized_networks_config {
    cidr_blocks {
      cidr_block = "198.51.100.0/24"
    }
  }

  private_cluster_config {
    enable_private_nodes = true
  }

  node_config {
    service_account = "nodes@example-project.iam.gserviceaccount.com"
  }
}

resource "google_container_node_pool" "workers" {
  name       = "workers"
  cluster    = google_container_cluster.shop.name
  location   = "europe-west1"
  node_count = 2

  node_config {
    service_account = google_service_account.nodes.email
  }
}
