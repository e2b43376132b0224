variable "rest_api" {
  type = string
}

resource "aws_api_gateway_method" "elsewhere" {
  rest_api_id   = var.rest_api
  resource_id   = aws_api_gateway_resource.orders.id
  http_method   = "POST"
  authorization = "NONE"
}
