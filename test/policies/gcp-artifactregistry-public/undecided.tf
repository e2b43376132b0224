variable "member" {
  type = string
}

variable "members" {
  type = list(string)
}

resource "google_artifact_registry_repository_iam_member" "member" {
  location   = "europe-west3"
  repository = "images"
  role   = "roles/artifactregistry.reader"
  member = var.member
}

resource "google_artifact_registry_repository_iam_binding" "members" {
  location   = "europe-west3"
  repository = "images"
  role    = "roles/artifactregistry.reader"
  members = var.members
}
