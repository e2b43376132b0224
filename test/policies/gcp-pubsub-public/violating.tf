resource "google_pubsub_topic_iam_member" "everyone" {
  topic = "orders"
  role   = "roles/pubsub.publisher"
  member = "allUsers"
}

resource "google_pubsub_topic_iam_binding" "google" {
  topic = "orders"
  role    = "roles/pubsub.publisher"
  members = ["group:developers@example.com", "allAuthenticatedUsers"]
}
