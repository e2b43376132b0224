variable "balancer" {}

resource "aws_lb_listener" "given" {
  load_balancer_arn = var.balancer
  port              = 80
  protocol          = "HTTP"
  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/web/0123456789abcdef"
  }
}

resource "aws_alb_listener" "found" {
  load_balancer_arn = data.aws_lb.web.arn
  port              = 80
  default_action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/web/0123456789abcdef"
  }
}

data "aws_lb" "web" {
  name = "web"
}
