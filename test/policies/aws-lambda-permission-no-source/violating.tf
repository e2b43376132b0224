resource "aws_lambda_permission" "api" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
}

resource "aws_lambda_permission" "empty" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = null
}
