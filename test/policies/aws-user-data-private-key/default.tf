resource "aws_launch_configuration" "web" {
  instance_type = "t3.micro"
}
