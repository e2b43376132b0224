resource "aws_lambda_permission" "daily_run" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = "arn:aws:events:eu-central-1:111122223333:rule/daily"
}
