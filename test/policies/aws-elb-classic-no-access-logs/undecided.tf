variable "logs" {
  type = bool
}

resource "aws_elb" "asked" {
  subnets = ["subnet-0123456789abcdef0"]

  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8080
    instance_protocol  = "http"
    ssl_certificate_id = "arn:aws:acm:eu-west-1:111122223333:certificate/example"
  }

  access_logs {
    enabled = var.logs
    bucket  = "example-logs"
  }
}

resource "aws_load_balancer_policy" "asked" {
  load_balancer_name = aws_elb.asked.name
  policy_name        = "tls"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-TLS-1-2-2017-01"
  }
}

resource "aws_load_balancer_listener_policy" "asked" {
  load_balancer_name = aws_elb.asked.name
  load_balancer_port = 443
  policy_names       = [aws_load_balancer_policy.asked.policy_name]
}
