# Accounts of services of Google, to which their documentation has these roles granted.
data "google_project" "project" {}

resource "google_project_iam_member" "number" {
  project = "example-project"
  role    = "roles/editor"
  member  = "serviceAccount:${data.google_project.project.number}@cloudservices.gserviceaccount.com"
}

resource "google_project_iam_member" "pubsub" {
  project = "example-project"
  role    = "roles/editor"
  member  = "serviceAccount:service-${data.google_project.project.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}

resource "google_project_iam_member" "literal" {
  project = "example-project"
  role    = "roles/editor"
  member  = "serviceAccount:service-123456789012@containerregistry.iam.gserviceaccount.com"
}

resource "google_project_service_identity" "eventarc" {
  project = "example-project"
  service = "eventarc.googleapis.com"
}

resource "google_project_iam_member" "identity" {
  project = "example-project"
  role    = "roles/editor"
  member  = "serviceAccount:${google_project_service_identity.eventarc.email}"
}
