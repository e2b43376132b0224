resource "google_project" "shop" {
  name       = "shop"
  project_id = "example-shop"
}

resource "google_org_policy_policy" "login" {
  name   = "organizations/123456789012/policies/compute.requireOsLogin"
  parent = "organizations/123456789012"

  spec {
    rules {
      enforce = "TRUE"
    }
  }
}

resource "google_folder_organization_policy" "off" {
  folder     = "folders/123456789012"
  constraint = "compute.skipDefaultNetworkCreation"

  boolean_policy {
    enforced = false
  }
}
