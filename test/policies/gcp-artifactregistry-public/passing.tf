resource "google_service_account" "orders" {
  account_id = "orders"
}

resource "google_artifact_registry_repository_iam_member" "group" {
  location   = "europe-west3"
  repository = "images"
  role   = "roles/artifactregistry.reader"
  member = "group:developers@example.com"
}

resource "google_artifact_registry_repository_iam_binding" "account" {
  location   = "europe-west3"
  repository = "images"
  role    = "roles/artifactregistry.reader"
  members = ["serviceAccount:${google_service_account.orders.email}", google_service_account.orders.member]
}

resource "google_artifact_registry_repository_iam_member" "none" {
  count  = 0
  location   = "europe-west3"
  repository = "images"
  role   = "roles/artifactregistry.reader"
  member = "allUsers"
}
