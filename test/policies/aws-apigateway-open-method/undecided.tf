variable "authorization" {
  type = string
}

resource "aws_api_gateway_method" "asked_for" {
  rest_api_id   = "a1b2c3d4e5"
  resource_id   = aws_api_gateway_resource.orders.id
  http_method   = "POST"
  authorization = var.authorization
}
