variable "member" {
  type = string
}

variable "members" {
  type = list(string)
}

resource "google_cloudfunctions_function_iam_member" "member" {
  cloud_function = "resize"
  region         = "europe-west3"
  role   = "roles/cloudfunctions.invoker"
  member = var.member
}

resource "google_cloudfunctions_function_iam_binding" "members" {
  cloud_function = "resize"
  region         = "europe-west3"
  role    = "roles/cloudfunctions.invoker"
  members = var.members
}
