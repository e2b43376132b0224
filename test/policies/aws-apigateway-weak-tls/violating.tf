resource "aws_api_gateway_domain_name" "rest" {
  domain_name              = "api.example.com"
  regional_certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/example"
  security_policy          = "TLS_1_0"
}

resource "aws_apigatewayv2_domain_name" "http" {
  domain_name = "http.example.com"

  domain_name_configuration {
    certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/example"
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_0"
  }
}
