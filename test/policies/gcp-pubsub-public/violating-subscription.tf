resource "google_pubsub_subscription_iam_member" "everyone" {
  subscription = "orders"
  role         = "roles/pubsub.subscriber"
  member       = "allUsers"
}
