data "aws_iam_policy_document" "one" {
  statement {
    actions   = ["iot:*"]
    resources = ["arn:aws:iot:eu-central-1:111122223333:thing/lamp"]
  }
}

resource "aws_iam_policy" "by_tag" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "iot:*"
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
      Action   = "iot:ListThings"
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
    actions   = ["iot:*"]
    resources = ["*"]
  }
}
