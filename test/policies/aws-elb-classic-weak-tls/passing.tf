resource "aws_elb" "web" {
  subnets = ["subnet-0123456789abcdef0"]

  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8080
    instance_protocol  = "http"
    ssl_certificate_id = "arn:aws:acm:eu-west-1:111122223333:certificate/example"
  }
}

resource "aws_load_balancer_policy" "web" {
  load_balancer_name = aws_elb.web.name
  policy_name        = "tls"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-TLS-1-2-2017-01"
  }
}

resource "aws_load_balancer_listener_policy" "web" {
  load_balancer_name = aws_elb.web.name
  load_balancer_port = 443
  policy_names       = [aws_load_balancer_policy.web.policy_name]
}

resource "aws_elb" "negotiated" {
  subnets = ["subnet-0123456789abcdef0"]

  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8080
    instance_protocol  = "http"
    ssl_certificate_id = "arn:aws:acm:eu-west-1:111122223333:certificate/example"
  }
}

resource "aws_lb_ssl_negotiation_policy" "negotiated" {
  name          = "tls"
  load_balancer = aws_elb.negotiated.id
  lb_port       = 443

  attribute {
    name  = "Protocol-TLSv1.2"
    value = "true"
  }
}

resource "aws_load_balancer_policy" "sticky" {
  load_balancer_name = aws_elb.web.name
  policy_name        = "sticky"
  policy_type_name   = "AppCookieStickinessPolicyType"

  policy_attribute {
    name  = "CookieName"
    value = "session"
  }
}
