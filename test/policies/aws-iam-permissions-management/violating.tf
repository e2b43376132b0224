data "aws_iam_policy_document" "everything" {
  statement {
    actions   = ["s3:PutBucketPolicy"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "pattern" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:Put*"]
      Resource = ["arn:aws:s3:::*"]
    }]
  })
}

resource "aws_iam_role_policy" "role" {
  role = "shop"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:PutBucketPolicy"
      Resource = "*"
    }]
  })
}
