data "aws_iam_policy_document" "everything" {
  statement {
    actions   = ["dynamodb:DeleteItem"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "pattern" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["dynamodb:Delete*"]
      Resource = ["arn:aws:dynamodb:*:*:table/*"]
    }]
  })
}

resource "aws_iam_role_policy" "role" {
  role = "shop"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "dynamodb:DeleteItem"
      Resource = "*"
    }]
  })
}
