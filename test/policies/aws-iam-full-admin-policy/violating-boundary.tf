# A boundary that is also attached grants what it says.
resource "aws_iam_policy" "both" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
  })
}

resource "aws_iam_role" "deploy" {
  permissions_boundary = aws_iam_policy.both.arn
}

resource "aws_iam_role_policy_attachment" "deploy" {
  role       = aws_iam_role.deploy.name
  policy_arn = aws_iam_policy.both.arn
}
