resource "aws_iam_policy" "denied" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Deny"
      NotAction = "iam:*"
      Resource = "arn:aws:s3:::example-reports/*"
    }]
  })
}

data "aws_iam_policy_document" "denied" {
  statement {
    effect = "Deny"
    not_actions = ["iam:*"]
    resources = ["arn:aws:s3:::example-reports/*"]
  }
}

resource "aws_organizations_policy" "limits" {
  name    = "limits"
  content = data.aws_iam_policy_document.limits.json
}

data "aws_iam_policy_document" "limits" {
  statement {
    not_actions = ["iam:*"]
    resources = ["arn:aws:s3:::example-reports/*"]
  }
}
