data "aws_iam_policy_document" "one" {
  statement {
    actions   = ["s3:PutBucketPolicy"]
    resources = ["arn:aws:s3:::example-reports"]
  }
}

resource "aws_iam_policy" "by_tag" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:PutBucketPolicy"
      Resource = "*"
      Condition = { StringEquals = { "aws:ResourceTag/team" = "shop" } }
    }]
  })
}

resource "aws_iam_policy" "harmless" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:GetBucketPolicy"
      Resource = "*"
    }]
  })
}

resource "aws_organizations_policy" "limits" {
  name    = "limits"
  content = data.aws_iam_policy_document.limits.json
}

data "aws_iam_policy_document" "limits" {
  statement {
    actions   = ["s3:PutBucketPolicy"]
    resources = ["*"]
  }
}
