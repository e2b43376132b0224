variable "policy" {
  type = string
}

resource "aws_api_gateway_domain_name" "asked" {
  domain_name              = "api.example.com"
  regional_certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/example"
  security_policy          = var.policy
}

resource "aws_api_gateway_domain_name" "left_out" {
  domain_name              = "api.example.com"
  regional_certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/example"
}
