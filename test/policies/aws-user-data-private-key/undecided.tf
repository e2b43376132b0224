resource "aws_launch_configuration" "web" {
  user_data = file("setup.sh")
}
