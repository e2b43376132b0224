data "aws_iam_policy_document" "everything" {
  statement {
    actions   = ["sts:AssumeRole"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "pattern" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["sts:Assume*"]
      Resource = ["arn:aws:iam::*:role/*"]
    }]
  })
}

resource "aws_iam_role_policy" "role" {
  role = "shop"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "sts:AssumeRole"
      Resource = "*"
    }]
  })
}
