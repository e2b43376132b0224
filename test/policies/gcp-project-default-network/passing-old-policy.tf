resource "google_project" "shop" {
  name       = "shop"
  project_id = "example-shop"
}

resource "google_organization_policy" "network" {
  org_id     = "123456789012"
  constraint = "constraints/compute.skipDefaultNetworkCreation"

  boolean_policy {
    enforced = true
  }
}
