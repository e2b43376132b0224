resource "aws_alb" "web" {
  name = "web"
}

resource "aws_alb_listener" "web" {
  load_balancer_arn = aws_alb.web.arn
  port              = 80

  default_action {
    type             = "forward"
    target_group_arn = aws_alb_target_group.web.arn
  }
}
