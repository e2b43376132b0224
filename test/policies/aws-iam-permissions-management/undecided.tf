variable "actions" {
  type = list(string)
}

variable "resource" {
  type = string
}

resource "aws_iam_policy" "actions" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = var.actions
      Resource = "*"
    }]
  })
}

resource "aws_iam_policy" "where" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:PutBucketPolicy"
      Resource = var.resource
    }]
  })
}
