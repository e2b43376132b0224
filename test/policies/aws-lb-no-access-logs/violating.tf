resource "aws_lb" "off" {
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  access_logs {
    bucket = "example-logs"
  }
}

resource "aws_lb" "left_out" {
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_alb" "left_out" {
  internal           = true
  load_balancer_type = "application"
}
