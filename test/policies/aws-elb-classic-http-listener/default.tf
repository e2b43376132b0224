resource "aws_elb" "shop" {
  name    = "shop"
  subnets = ["subnet-0a1b2c3d", "subnet-1a1b2c3d"]
}
