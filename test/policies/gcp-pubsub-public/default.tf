resource "google_pubsub_topic_iam_binding" "empty" {
  topic = "orders"
  role    = "roles/pubsub.publisher"
  members = []
}
