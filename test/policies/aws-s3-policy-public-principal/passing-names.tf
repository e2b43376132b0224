variable "account" {}

resource "aws_iam_role" "reader" {
  name = "reader"
}

resource "aws_s3_bucket_policy" "names" {
  bucket = "example-names"
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:GetObject"
      Resource = "*"
      Principal = {
        AWS = [
          aws_iam_role.reader.arn,
          module.reader.role_arn,
          "arn:aws:iam::${var.account}:root",
          format("arn:aws:iam::%s:root", var.account),
          data.aws_caller_identity.current.account_id,
        ]
      }
    }]
  })
}

resource "aws_s3_bucket_policy" "condition" {
  bucket = "example-condition"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "s3:GetObject"
      Resource  = "*"
      Principal = "*"
      Condition = { ArnLike = { "aws:PrincipalArn" = "arn:aws:iam::${var.account}:role/*" } }
    }]
  })
}
