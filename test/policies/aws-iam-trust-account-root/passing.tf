resource "aws_iam_role" "role" {
  name = "role"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/deploy" }
      Action    = "sts:AssumeRole"
    }]
  })
}

data "aws_iam_policy_document" "external_id" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["111122223333"]
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = ["a1b2c3"]
    }
  }
}

resource "aws_iam_role" "external_id" {
  name               = "external-id"
  assume_role_policy = data.aws_iam_policy_document.external_id.json
}
