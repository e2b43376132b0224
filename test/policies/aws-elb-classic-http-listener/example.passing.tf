resource "aws_elb" "shop" {
  name    = "shop"
  subnets = ["subnet-0a1b2c3d", "subnet-1a1b2c3d"]

  listener {
    lb_port            = 443
    lb_protocol        = "HTTPS"
    instance_port      = 8080
    instance_protocol  = "HTTP"
    ssl_certificate_id = "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"
  }
}

resource "aws_load_balancer_policy" "tls" {
  load_balancer_name = aws_elb.shop.name
  policy_name        = "tls"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-TLS-1-2-2017-01"
  }
}

resource "aws_load_balancer_listener_policy" "tls" {
  load_balancer_name = aws_elb.shop.name
  load_balancer_port = 443
  policy_names       = [aws_load_balancer_policy.tls.policy_name]
}
