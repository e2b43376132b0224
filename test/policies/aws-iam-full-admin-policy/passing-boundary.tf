data "aws_iam_policy_document" "boundary" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "boundary" {
  policy = data.aws_iam_policy_document.boundary.json
}

resource "aws_iam_policy" "inline_boundary" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
  })
}

resource "aws_iam_role" "deploy" {
  permissions_boundary = aws_iam_policy.boundary.arn
}

resource "aws_iam_user" "deploy" {
  permissions_boundary = aws_iam_policy.inline_boundary.arn
}

resource "aws_iam_role_policy" "narrow" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "*", Resource = "arn:aws:s3:::example/*" }]
  })
}
