resource "aws_cloudtrail_event_data_store" "history" {
  name = "history"
}
