data "aws_iam_policy_document" "one" {
  statement {
    actions   = ["dynamodb:DeleteItem"]
    resources = ["arn:aws:dynamodb:eu-central-1:111122223333:table/orders"]
  }
}

resource "aws_iam_policy" "by_tag" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "dynamodb:DeleteItem"
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
      Action   = "dynamodb:ListTables"
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
    actions   = ["dynamodb:DeleteItem"]
    resources = ["*"]
  }
}
