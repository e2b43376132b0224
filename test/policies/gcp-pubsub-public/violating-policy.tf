data "google_iam_policy" "open" {
  binding {
    role    = "roles/pubsub.publisher"
    members = ["allUsers"]
  }
}

resource "google_pubsub_topic_iam_policy" "open" {
  topic = "orders"
  policy_data = data.google_iam_policy.open.policy_data
}
