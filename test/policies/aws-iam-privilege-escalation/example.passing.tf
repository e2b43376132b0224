data "aws_iam_policy_document" "support" {
  statement {
    actions   = ["iam:AttachRolePolicy"]
    resources = ["*"]
    condition {
      test     = "StringEquals"
      variable = "iam:PermissionsBoundary"
      values   = ["arn:aws:iam::111122223333:policy/boundary"]
    }
  }
}

resource "aws_iam_policy" "support" {
  name   = "support"
  policy = data.aws_iam_policy_document.support.json
}
