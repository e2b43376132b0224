variable "principals" {
  type = list(string)
}

resource "aws_iam_role" "reader" {
  assume_role_policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = var.principals }, Action = "sts:AssumeRole" }]
  })
}
