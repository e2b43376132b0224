data "aws_iam_policy_document" "everything" {
  statement {
    actions   = ["sns:Subscribe"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "pattern" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["sns:*ubscribe"]
      Resource = ["arn:aws:*:*:*:*"]
    }]
  })
}

resource "aws_iam_role_policy" "role" {
  role = "shop"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "sns:Subscribe"
      Resource = "*"
    }]
  })
}
