variable "members" {
  default = ["group:developers@example.com", "allUsers"]
}

resource "google_pubsub_topic_iam_member" "each" {
  for_each = toset(var.members)
  topic = "orders"
  role     = "roles/pubsub.publisher"
  member   = each.value
}
