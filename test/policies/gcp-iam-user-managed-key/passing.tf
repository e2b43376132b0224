resource "google_service_account" "deploy" {
  account_id = "deploy"
}

resource "google_service_account_key" "deploy" {
  service_account_id = google_service_account.deploy.name
  public_key_data    = "LS0tLS1CRUdJTg=="
}
