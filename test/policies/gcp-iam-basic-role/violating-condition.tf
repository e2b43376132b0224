resource "google_project_iam_member" "owner" {
  project = "example-project"
  role    = "roles/owner"
  member  = "user:ada@example.com"

  condition {
    title      = "until-summer"
    expression = "request.time < timestamp('2030-07-01T00:00:00Z')"
  }
}
