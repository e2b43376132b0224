resource "aws_lb" "web" {
  subnets                    = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  internal                   = true
  drop_invalid_header_fields = true
}
