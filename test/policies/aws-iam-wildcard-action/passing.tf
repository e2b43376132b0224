# The policy of a key: everything is everything with this key.
data "aws_iam_policy_document" "key" {
  statement {
    actions   = ["*"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root"]
    }
  }
}

resource "aws_iam_user_policy" "uploads" {
  user   = "uploads"
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "arn:aws:s3:::example-uploads" }] })
}
