data "aws_iam_policy_document" "support" {
  statement {
    actions   = ["iam:AttachRolePolicy"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "support" {
  name   = "support"
  policy = data.aws_iam_policy_document.support.json
}
