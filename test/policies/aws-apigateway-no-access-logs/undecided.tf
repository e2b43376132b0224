variable "log_group_arn" {
  type = string
}

resource "aws_apigatewayv2_stage" "maybe_null" {
  api_id = aws_apigatewayv2_api.web.id
  name   = "$default"

  access_log_settings {
    destination_arn = var.log_group_arn
    format          = "$context.requestId"
  }
}

resource "aws_api_gateway_stage" "maybe" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = "live"

  dynamic "access_log_settings" {
    for_each = var.log_group_arn == null ? [] : [1]

    content {
      destination_arn = aws_cloudwatch_log_group.web.arn
      format          = "$context.requestId"
    }
  }
}
