resource "google_service_account" "orders" {
  account_id = "orders"
}

resource "google_pubsub_topic_iam_member" "group" {
  topic = "orders"
  role   = "roles/pubsub.publisher"
  member = "group:developers@example.com"
}

resource "google_pubsub_topic_iam_binding" "account" {
  topic = "orders"
  role    = "roles/pubsub.publisher"
  members = ["serviceAccount:${google_service_account.orders.email}", google_service_account.orders.member]
}

resource "google_pubsub_topic_iam_member" "none" {
  count  = 0
  topic = "orders"
  role   = "roles/pubsub.publisher"
  member = "allUsers"
}
