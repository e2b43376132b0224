resource "aws_iam_role" "task" {
  assume_role_policy = "{}"
}

data "aws_iam_policy_document" "limit" {
  statement {
    effect    = "Deny"
    actions   = ["iam:*"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "limited" {
  source_policy_documents = [data.aws_iam_policy_document.limit.json]

  statement {
    actions   = ["iam:PassRole"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "named" {
  statement {
    actions   = ["iam:PassRole"]
    resources = [aws_iam_role.task.arn]
  }
}

resource "aws_iam_role_policy" "deploy" {
  role   = "deploy"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "iam:PassRole"
      Resource  = "*"
      Condition = { StringLike = { "iam:PassedToService" = ["ecs*.amazonaws.com"] } }
    }]
  })
}
