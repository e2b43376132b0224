resource "google_project_iam_member" "emergency" {
  project = "example-project"
  role    = "roles/iam.serviceAccountTokenCreator"
  member  = "group:on-call@example.com"

  condition {
    title      = "one-hour"
    expression = "request.time < timestamp('2030-07-01T01:00:00Z')"
  }
}
