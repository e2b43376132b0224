variable "member" {
  type = string
}

variable "members" {
  type = list(string)
}

resource "google_pubsub_topic_iam_member" "member" {
  topic = "orders"
  role   = "roles/pubsub.publisher"
  member = var.member
}

resource "google_pubsub_topic_iam_binding" "members" {
  topic = "orders"
  role    = "roles/pubsub.publisher"
  members = var.members
}
