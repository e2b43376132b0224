data "aws_iam_policy_document" "admin" {
  statement {
    actions   = ["*"]
    resources = ["*"]
  }
}

resource "aws_iam_policy" "admin" {
  policy = data.aws_iam_policy_document.admin.json
}

resource "aws_iam_role_policy" "admin" {
  role   = "admin"
  policy = data.aws_iam_policy_document.admin.json
}

data "aws_iam_policy_document" "not_referred_to" {
  statement {
    effect    = "Allow"
    actions   = ["*:*"]
    resources = ["*"]
  }
}

resource "aws_iam_role" "admin" {
  assume_role_policy = "{}"

  inline_policy {
    name   = "admin"
    policy = jsonencode({ Statement = [{ Effect = "Allow", Action = ["*"], Resource = "*" }] })
  }
}

resource "aws_iam_group_policy" "admin" {
  group  = "admin"
  policy = <<EOT
{
  "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" }
}
EOT
}
