variable "prefix" {
  type = string
}

resource "aws_iam_policy" "actions" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = module.policy.actions, Resource = "*" }]
  })
}

resource "aws_iam_policy" "resource" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = "*", Resource = "${var.prefix}*" }]
  })
}
