variable "whom" {
  type = string
}

resource "aws_iam_role" "given" {
  name = "given"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.whom }
      Action    = "sts:AssumeRole"
    }]
  })
}
