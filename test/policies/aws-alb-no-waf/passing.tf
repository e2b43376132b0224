resource "aws_lb" "web" {
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_wafv2_web_acl_association" "web" {
  resource_arn = aws_lb.web.arn
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/main/0123"
}

resource "aws_lb" "classic" {
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_wafregional_web_acl_association" "classic" {
  resource_arn = aws_lb.classic.arn
  web_acl_id   = "0123"
}

resource "aws_lb" "internal" {
  subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  internal = true
}

resource "aws_lb" "network" {
  subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  load_balancer_type = "network"
}
