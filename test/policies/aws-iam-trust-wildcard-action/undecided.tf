variable "action" {
  type = string
}

resource "aws_iam_role" "given" {
  name = "given"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "111122223333" }
      Action    = var.action
    }]
  })
}
