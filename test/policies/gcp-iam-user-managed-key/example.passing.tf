resource "google_service_account" "deploy" {
  account_id = "deploy"
}

resource "google_service_account_iam_member" "ci" {
  service_account_id = google_service_account.deploy.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "principalSet://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/ci/attribute.repository/example/shop"
}

resource "google_service_account_key" "deploy" {
  service_account_id = google_service_account.deploy.name
  public_key_data    = "LS0tLS1CRUdJTg=="
}
