variable "other" {
  type = string
}

resource "aws_lb" "web" {
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_wafv2_web_acl_association" "other" {
  resource_arn = var.other
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/main/0123"
}

resource "aws_wafv2_web_acl_association" "stage" {
  resource_arn = aws_api_gateway_stage.live.arn
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/main/0123"
}

resource "aws_api_gateway_stage" "live" {
  stage_name = "live"
}
