data "aws_iam_policy_document" "everybody" {
  statement {
    actions   = ["ecr:BatchGetImage"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root", "*"]
    }
  }
}

resource "aws_ecr_repository_policy" "referred" {
  repository = "shop"
  policy = data.aws_iam_policy_document.everybody.json
}

resource "aws_ecr_repository_policy" "encoded" {
  repository = "shop"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = ["*"] }, Action = "ecr:*", Resource = "*" }]
  })
}

resource "aws_ecr_registry_policy" "heredoc" {
  policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": { "Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage", "Resource": "*" }
    }
  JSON
}
