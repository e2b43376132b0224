resource "aws_lb" "web" {
  subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  internal = true
  access_logs {
    bucket  = "example-logs"
    enabled = true
  }
}
