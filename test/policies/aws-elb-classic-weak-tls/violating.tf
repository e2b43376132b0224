resource "aws_elb" "predefined" {
  subnets = ["subnet-0123456789abcdef0"]

  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8080
    instance_protocol  = "http"
    ssl_certificate_id = "arn:aws:acm:eu-west-1:111122223333:certificate/example"
  }
}

resource "aws_load_balancer_policy" "predefined" {
  load_balancer_name = aws_elb.predefined.name
  policy_name        = "tls"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-TLS-1-1-2017-01"
  }
}

resource "aws_load_balancer_listener_policy" "predefined" {
  load_balancer_name = aws_elb.predefined.name
  load_balancer_port = 443
  policy_names       = [aws_load_balancer_policy.predefined.policy_name]
}

resource "aws_elb" "none" {
  subnets = ["subnet-0123456789abcdef0"]

  listener {
    lb_port            = 443
    lb_protocol        = "https"
    instance_port      = 8080
    instance_protocol  = "http"
    ssl_certificate_id = "arn:aws:acm:eu-west-1:111122223333:certificate/example"
  }
}

resource "aws_elb" "negotiated" {
  subnets = ["subnet-0123456789abcdef0"]

  listener {
    lb_port            = 443
    lb_protocol        = "ssl"
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
    name  = "Protocol-TLSv1"
    value = "false"
  }

  attribute {
    name  = "Protocol-TLSv1.1"
    value = "true"
  }
}
