resource "google_service_account_iam_member" "one" {
  service_account_id = "projects/example-project/serviceAccounts/deploy@example-project.iam.gserviceaccount.com"
  role               = "roles/iam.serviceAccountTokenCreator"
  member             = "group:deployers@example.com"
}
