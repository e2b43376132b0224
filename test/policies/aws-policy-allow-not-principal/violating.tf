data "aws_iam_policy_document" "everybody_else" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::example-reports/*"]
    not_principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:user/guest"]
    }
  }
}

resource "aws_s3_bucket_policy" "reports" {
  bucket = "example-reports"
  policy = data.aws_iam_policy_document.everybody_else.json
}

resource "aws_iam_role" "reader" {
  assume_role_policy = jsonencode({
    Statement = [{
      Effect       = "Allow"
      NotPrincipal = { AWS = "111122223333" }
      Action       = "sts:AssumeRole"
    }]
  })
}

resource "aws_opensearch_domain" "logs" {
  access_policies = jsonencode({
    Statement = [{ Effect = "Allow", NotPrincipal = { AWS = "111122223333" }, Action = "es:*", Resource = "*" }]
  })
}
