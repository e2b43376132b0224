data "aws_iam_policy_document" "boundary" {
  statement {
    actions   = ["iam:*"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "boundary" {
  policy = data.aws_iam_policy_document.boundary.json
}

resource "aws_iam_role" "deploy" {
  assume_role_policy   = "{}"
  permissions_boundary = aws_iam_policy.boundary.arn
}

data "aws_iam_policy_document" "deploy" {
  statement {
    actions   = ["iam:PutRolePolicy", "iam:AttachRolePolicy"]
    resources = [aws_iam_role.deploy.arn]
  }
  statement {
    actions   = ["iam:AttachRolePolicy"]
    resources = ["*"]
    condition {
      test     = "StringEquals"
      variable = "iam:PermissionsBoundary"
      values   = [aws_iam_policy.boundary.arn]
    }
  }
}
