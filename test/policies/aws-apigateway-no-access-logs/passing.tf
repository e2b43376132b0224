resource "aws_apigatewayv2_stage" "web" {
  api_id = aws_apigatewayv2_api.web.id
  name   = "$default"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.web.arn
    format          = "$context.requestId"
  }
}

variable "account" {
  type = string
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = aws_api_gateway_deployment.shop.id
  stage_name    = "live"

  access_log_settings {
    destination_arn = format("arn:aws:logs:eu-central-1:%s:log-group:shop", var.account)
    format          = "$context.requestId"
  }
}
