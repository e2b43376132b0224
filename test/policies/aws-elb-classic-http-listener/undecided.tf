resource "aws_elb" "shop" {
  name    = "shop"
  subnets = ["subnet-0a1b2c3d", "subnet-1a1b2c3d"]

  listener {
    lb_port           = 443
    lb_protocol       = var.protocol
    instance_port     = 8080
    instance_protocol = "HTTP"
  }
}

variable "protocol" {}
