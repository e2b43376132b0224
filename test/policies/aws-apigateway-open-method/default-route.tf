resource "aws_apigatewayv2_api" "web" {
  name          = "web"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_route" "order" {
  api_id    = aws_apigatewayv2_api.web.id
  route_key = "POST /orders"
}
