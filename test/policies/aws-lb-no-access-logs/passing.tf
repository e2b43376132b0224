resource "aws_lb" "on" {
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  access_logs {
    bucket  = "example-logs"
    enabled = true
  }
}

resource "aws_lb" "exempt" {
  subnets            = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  load_balancer_type = "gateway"
}
