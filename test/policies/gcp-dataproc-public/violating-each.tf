variable "members" {
  default = ["group:developers@example.com", "allUsers"]
}

resource "google_dataproc_cluster_iam_member" "each" {
  for_each = toset(var.members)
  cluster = "reports"
  region  = "europe-west3"
  role     = "roles/dataproc.editor"
  member   = each.value
}
