variable "roles" {
  type = list(string)
}

data "aws_iam_policy_document" "deploy" {
  statement {
    actions   = ["iam:PassRole"]
    resources = var.roles
  }
}
