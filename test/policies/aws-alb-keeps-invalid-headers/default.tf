# Off by default.
resource "aws_lb" "left_out" {
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}
