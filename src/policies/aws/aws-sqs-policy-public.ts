/** A queue policy that allows something to everybody. */
import { definePolicy } from '../../core/policy.ts'
import { isPublic, QUEUE_POLICY, resourcePolicy } from '../../subjects/aws/iam/resource-policy.ts'

export const awsSQSPolicyPublic = definePolicy({
  id: 'aws-sqs-policy-public',
  title: 'SQS queue policy allows any principal',
  severity: 'critical',
  why: 'Anybody on the internet may do what the statement allows: read or delete messages before they are worked on, or put in messages that the consumers trust.',
  fix: 'Name the accounts or roles as principals, or add a condition such as aws:SourceArn or aws:PrincipalOrgID.',
  references: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  controls: ['NIST 800-53 AC-3'],
  mvisionNames: [],
  subsumes: ['aws-policy-allow-not-principal'],
  subject: resourcePolicy(QUEUE_POLICY),
  violatedWhen: isPublic,
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  OrdersPolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues:
        - https://sqs.eu-central-1.amazonaws.com/111122223333/orders
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: "*"
            Action: sqs:SendMessage
            Resource: arn:aws:sqs:eu-central-1:111122223333:orders
`,
      passing: `Resources:
  OrdersPolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues:
        - https://sqs.eu-central-1.amazonaws.com/111122223333/orders
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: "*"
            Action: sqs:SendMessage
            Resource: arn:aws:sqs:eu-central-1:111122223333:orders
            Condition:
              ArnEquals:
                aws:SourceArn: arn:aws:sns:eu-central-1:111122223333:orders
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_sqs_queue_policy" "orders" {
  queue_url = aws_sqs_queue.orders.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.orders.arn
    }]
  })
}
`,
      passing: `resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_sqs_queue_policy" "orders" {
  queue_url = aws_sqs_queue.orders.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/shop" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.orders.arn
    }]
  })
}
`,
    },
  ],
})
