data "aws_iam_policy_document" "everybody" {
  statement {
    actions   = ["kms:Decrypt"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root", "*"]
    }
  }
}

resource "aws_kms_key_policy" "referred" {
  key_id = "1234abcd-12ab-34cd-56ef-1234567890ab"
  policy = data.aws_iam_policy_document.everybody.json
}

resource "aws_kms_key_policy" "encoded" {
  key_id = "1234abcd-12ab-34cd-56ef-1234567890ab"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = ["*"] }, Action = "kms:*", Resource = "*" }]
  })
}

resource "aws_kms_key" "heredoc" {
  enable_key_rotation = true
  policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": { "Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt", "Resource": "*" }
    }
  JSON
}
