/** A bucket policy that lets requests over plain HTTP through. */
import { definePolicy } from '../../core/policy.ts'
import { allowsHTTP, bucketPolicy } from '../../subjects/aws/s3/s3-transport.ts'

export const awsS3PolicyAllowsHTTP = definePolicy({
  id: 'aws-s3-policy-allows-http',
  title: 'S3 bucket policy does not refuse plain HTTP',
  severity: 'medium',
  why: 'S3 answers over HTTP as well as HTTPS. Objects, and the signed addresses that open them, can then cross the network in the clear.',
  fix: 'Add a statement that denies every request of everybody where aws:SecureTransport is false.',
  references: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
  ],
  controls: ['CIS AWS 3.0.0 2.1.1', 'NIST 800-53 SC-8'],
  mvisionNames: ['S3 Bucket Policy should deny HTTP Request'],
  subject: bucketPolicy,
  violatedWhen: allowsHTTP,
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  ReportsPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: example-reports
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              AWS: arn:aws:iam::111122223333:role/reports
            Action: s3:GetObject
            Resource: arn:aws:s3:::example-reports/*
`,
      passing: `Resources:
  ReportsPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: example-reports
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              AWS: arn:aws:iam::111122223333:role/reports
            Action: s3:GetObject
            Resource: arn:aws:s3:::example-reports/*
          - Effect: Deny
            Principal: "*"
            Action: s3:*
            Resource:
              - arn:aws:s3:::example-reports
              - arn:aws:s3:::example-reports/*
            Condition:
              Bool:
                aws:SecureTransport: "false"
`,
    },
    {
      framework: 'terraform',
      violating: `data "aws_iam_policy_document" "reports" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::example-reports/*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:role/reports"]
    }
  }
}

resource "aws_s3_bucket_policy" "reports" {
  bucket = "example-reports"
  policy = data.aws_iam_policy_document.reports.json
}
`,
      passing: `data "aws_iam_policy_document" "reports" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::example-reports/*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:role/reports"]
    }
  }

  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::example-reports", "arn:aws:s3:::example-reports/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "reports" {
  bucket = "example-reports"
  policy = data.aws_iam_policy_document.reports.json
}
`,
    },
  ],
})
