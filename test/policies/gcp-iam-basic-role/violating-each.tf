locals {
  roles = ["roles/run.developer", "roles/editor"]
}

resource "google_project_iam_member" "each" {
  for_each = toset(local.roles)
  project  = "example-project"
  role     = each.value
  member   = "group:developers@example.com"
}
