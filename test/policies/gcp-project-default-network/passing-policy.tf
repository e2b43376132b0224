resource "google_project" "shop" {
  name       = "shop"
  project_id = "example-shop"
}

resource "google_org_policy_policy" "network" {
  name   = "organizations/123456789012/policies/compute.skipDefaultNetworkCreation"
  parent = "organizations/123456789012"

  spec {
    rules {
      enforce = "TRUE"
    }
  }
}
