resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = aws_api_gateway_deployment.shop.id
  stage_name    = "live"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access_logs.arn
    format          = "$context.requestId $context.identity.sourceIp $context.httpMethod $context.path $context.status"
  }
}

resource "aws_cloudwatch_log_group" "access_logs" {
  name              = "shop-access"
  retention_in_days = 90
}
