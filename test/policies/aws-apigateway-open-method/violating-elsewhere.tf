variable "api" {}

resource "aws_api_gateway_method" "given" {
  rest_api_id   = var.api
  resource_id   = "a1b2c3"
  http_method   = "POST"
  authorization = "NONE"
}

resource "aws_api_gateway_method" "found" {
  rest_api_id   = data.aws_api_gateway_rest_api.shop.id
  resource_id   = data.aws_api_gateway_rest_api.shop.root_resource_id
  http_method   = "ANY"
  authorization = "NONE"
}

data "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}
