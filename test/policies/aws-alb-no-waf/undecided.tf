variable "waf" {
  type = bool
}

resource "aws_lb" "web" {
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_wafv2_web_acl_association" "web" {
  count        = var.waf ? 1 : 0
  resource_arn = aws_lb.web.arn
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/main/0123"
}
