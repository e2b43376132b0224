resource "aws_iam_policy" "denied" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Deny"
      NotResource = "arn:aws:s3:::example-secrets/*"
      Action = "s3:GetObject"
    }]
  })
}

data "aws_iam_policy_document" "denied" {
  statement {
    effect = "Deny"
    not_resources = ["arn:aws:s3:::example-secrets/*"]
    actions = ["s3:GetObject"]
  }
}

resource "aws_organizations_policy" "limits" {
  name    = "limits"
  content = data.aws_iam_policy_document.limits.json
}

data "aws_iam_policy_document" "limits" {
  statement {
    not_resources = ["arn:aws:s3:::example-secrets/*"]
    actions = ["s3:GetObject"]
  }
}
