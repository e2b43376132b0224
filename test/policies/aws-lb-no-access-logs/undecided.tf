variable "on" {
  type = bool
}

resource "aws_lb" "asked" {
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  access_logs {
    bucket  = "example-logs"
    enabled = var.on
  }
}
