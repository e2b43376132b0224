resource "aws_lb" "web" {
  name = "web"
}

resource "aws_lb_listener" "refused" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"
  default_action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
      status_code  = "404"
    }
  }
}

resource "aws_lb_listener_rule" "api" {
  listener_arn = aws_lb_listener.refused.arn
  priority     = 10
  action {
    type = "authenticate-oidc"
  }
  action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/web/0123456789abcdef"
  }
  condition {
    path_pattern {
      values = ["/api/*"]
    }
  }
}
