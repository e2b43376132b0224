resource "google_container_cluster" "rbac" {
  name               = "rbac"
  location           = "europe-west1"
  initial_node_count = 1

  enable_legacy_abac = false
}

resource "google_container_cluster" "null" {
  name               = "null"
  location           = "europe-west1"
  initial_node_count = 1

  enable_legacy_abac = null
}
