resource "google_pubsub_topic_iam_member" "orders" {
  topic = "orders"
  role   = "roles/pubsub.publisher"
  member = "allUsers"
}
