resource "aws_lb" "inspection" {
  name               = "inspection"
  load_balancer_type = "gateway"
}

resource "aws_lb_listener" "inspection" {
  load_balancer_arn = aws_lb.inspection.id

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.inspection.id
  }
}

resource "aws_lb" "relay" {
  name               = "relay"
  load_balancer_type = "network"
}

resource "aws_lb_listener" "relay" {
  load_balancer_arn = aws_lb.relay.arn
  port              = 5000
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.relay.arn
  }
}
