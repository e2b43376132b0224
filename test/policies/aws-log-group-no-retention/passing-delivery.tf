resource "aws_cloudwatch_log_group" "shop" {
  name            = "shop"
  log_group_class = "DELIVERY"
}
