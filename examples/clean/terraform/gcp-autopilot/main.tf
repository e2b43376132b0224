resource "google_service_account" "nodes" {
  account_id = "nodes"
}

resource "google_container_cluster" "autopilot" {
  name             = "autopilot"
  location         = "europe-west3"
  enable_autopilot = true
  cluster_autoscaling {
    auto_provisioning_defaults {
      service_account = google_service_account.nodes.email
    }
  }
  private_cluster_config {
    enable_private_nodes    = true
    enable_private_endpoint = true
  }
}
