resource "aws_lambda_permission" "daily_run" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
}
