data "aws_iam_policy_document" "one" {
  statement {
    actions   = ["sts:AssumeRole"]
    resources = ["arn:aws:iam::111122223333:role/reader"]
  }
}

resource "aws_iam_policy" "by_tag" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "sts:AssumeRole"
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
      Action   = "ecr:GetAuthorizationToken"
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
    actions   = ["sts:AssumeRole"]
    resources = ["*"]
  }
}
