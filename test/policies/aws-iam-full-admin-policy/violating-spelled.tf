resource "aws_iam_policy" "spelled" {
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = "*", Resource = "arn:aws:*:*:*:*" },
      { Effect = "Allow", Action = "*:*", Resource = "arn:*" },
      { Effect = "Allow", Action = "?*", Resource = "arn:aws-cn:*" },
      { Effect = "Allow", Action = "**", Resource = "?*" },
    ]
  })
}
