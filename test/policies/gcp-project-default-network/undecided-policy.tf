variable "constraint" {
  type = string
}

resource "google_project" "shop" {
  name       = "shop"
  project_id = "example-shop"
}

resource "google_organization_policy" "any" {
  org_id     = "123456789012"
  constraint = var.constraint

  boolean_policy {
    enforced = true
  }
}
