resource "google_project_iam_member" "user" {
  project = "example-project"
  role    = "roles/run.developer"
  member  = "user:ada@example.com"
}

resource "google_project_iam_binding" "custom" {
  project = "example-project"
  role    = google_project_iam_custom_role.deployer.id
  members = ["group:developers@example.com"]
}

resource "google_project_iam_custom_role" "deployer" {
  role_id     = "deployer"
  title       = "Deployer"
  permissions = ["run.services.update"]
}

# Of a policy that is put on nothing here, nothing is granted.
data "google_iam_policy" "unused" {
  binding {
    role    = "roles/iam.serviceAccountTokenCreator"
    members = ["group:developers@example.com"]
  }
}
