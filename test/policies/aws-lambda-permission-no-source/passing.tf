resource "aws_lambda_permission" "api" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.shop.execution_arn}/*/*"
}

resource "aws_lambda_permission" "bucket" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_account = "111122223333"
}

resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}
