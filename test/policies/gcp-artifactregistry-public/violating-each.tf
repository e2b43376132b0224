variable "members" {
  default = ["group:developers@example.com", "allUsers"]
}

resource "google_artifact_registry_repository_iam_member" "each" {
  for_each = toset(var.members)
  location   = "europe-west3"
  repository = "images"
  role     = "roles/artifactregistry.reader"
  member   = each.value
}
