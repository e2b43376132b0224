variable "policy_arns" {
  type = list(string)
}

variable "policy" {
  type = string
}

data "aws_iam_policy" "asked_for" {
  name = var.policy
}

resource "aws_iam_role_policy_attachment" "each" {
  for_each   = toset(var.policy_arns)
  role       = "deploy"
  policy_arn = each.value
}

resource "aws_iam_role_policy_attachment" "found" {
  role       = "deploy"
  policy_arn = data.aws_iam_policy.asked_for.arn
}

resource "aws_iam_role_policy_attachment" "named" {
  role       = "deploy"
  policy_arn = "arn:aws:iam::aws:policy/${var.policy}Access"
}
