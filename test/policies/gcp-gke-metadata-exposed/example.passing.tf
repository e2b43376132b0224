resource "google_container_cluster" "shop" {
  name                     = "shop"
  location                 = "europe-west1"
  initial_node_count       = 1
  remove_default_node_pool = true
  datapath_provider        = "ADVANCED_DATAPATH"

  workload_identity_config {
    workload_pool = "example-project.svc.id.goog"
  }

  private_cluster_config {
    enable_private_nodes = true
  }

  master_authorized_networks_config {
    cidr_blocks {
      cidr_block = "198.51.100.0/24"
    }
  }
}

resource "google_container_node_pool" "workers" {
  cluster    = google_container_cluster.shop.name
  location   = "europe-west1"
  node_count = 2

  node_config {
    machine_type    = "e2-standard-4"
    service_account = "nodes@example-project.iam.gserviceaccount.com"

    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }
}
