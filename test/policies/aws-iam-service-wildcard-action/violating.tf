data "aws_iam_policy_document" "everything" {
  statement {
    actions   = ["iot:*"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "pattern" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["iot:**"]
      Resource = ["arn:aws:iot:*:*:*"]
    }]
  })
}

resource "aws_iam_role_policy" "role" {
  role = "shop"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "iot:*"
      Resource = "*"
    }]
  })
}
