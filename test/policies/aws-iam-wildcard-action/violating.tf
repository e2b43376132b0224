data "aws_iam_policy_document" "uploads" {
  statement {
    actions   = ["*"]
    resources = ["arn:aws:s3:::example-uploads/*"]
  }
}

resource "aws_iam_group_policy" "uploads" {
  group  = "uploads"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "arn:aws:s3:::example-uploads" }] })
}
