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
