data "aws_iam_policy_document" "run" {
  statement {
    actions   = ["ecs:*"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "deploy" {
  source_policy_documents = [data.aws_iam_policy_document.run.json]

  statement {
    actions   = ["iam:PassRole"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "deploy" {
  policy = data.aws_iam_policy_document.deploy.json
}

resource "aws_iam_user_policy" "support" {
  user   = "support"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "iam:*", Resource = "*" }] })
}

resource "aws_iam_role" "support" {
  assume_role_policy = "{}"

  inline_policy {
    name   = "support"
    policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "iam:UpdateAssumeRolePolicy", Resource = "*" }] })
  }
}
