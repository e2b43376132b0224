/** A load balancer that answers the internet over plain HTTP. */
import { definePolicy } from '../../core/policy.ts'
import { answersPlainHTTP, loadBalancerListener } from '../../subjects/aws/elb/lb-listener.ts'

export const awsLBHTTPListener = definePolicy({
  id: 'aws-lb-http-listener',
  title: 'Load balancer listener serves plain HTTP',
  severity: 'high',
  why: 'Passwords, cookies and pages cross the network in the clear, and whoever is on the way reads and changes them.',
  fix: 'Have the listener redirect to HTTPS, or serve HTTPS itself.',
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html',
  ],
  controls: ['NIST 800-53 SC-8'],
  mvisionNames: [],
  subject: loadBalancerListener,
  violatedWhen: answersPlainHTTP,
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Type: application
      Subnets: !Split [",", !ImportValue public-subnets]
  Web:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 80
      Protocol: HTTP
      DefaultActions:
        - Type: forward
          TargetGroupArn: !ImportValue web-targets
`,
      passing: `Resources:
  Balancer:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties:
      Type: application
      Subnets: !Split [",", !ImportValue public-subnets]
  Web:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref Balancer
      Port: 80
      Protocol: HTTP
      DefaultActions:
        - Type: redirect
          RedirectConfig:
            Protocol: HTTPS
            Port: "443"
            StatusCode: HTTP_301
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_lb" "web" {
  name     = "web"
  internal = false
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}
`,
      passing: `resource "aws_lb" "web" {
  name     = "web"
  internal = false
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      protocol    = "HTTPS"
      port        = "443"
      status_code = "HTTP_301"
    }
  }
}
`,
    },
  ],
})
