variable "member" {
  type = string
}

variable "members" {
  type = list(string)
}

resource "google_dataproc_cluster_iam_member" "member" {
  cluster = "reports"
  region  = "europe-west3"
  role   = "roles/dataproc.editor"
  member = var.member
}

resource "google_dataproc_cluster_iam_binding" "members" {
  cluster = "reports"
  region  = "europe-west3"
  role    = "roles/dataproc.editor"
  members = var.members
}
