variable "policy" {
  type = string
}

variable "readers" {
  type = list(string)
}

resource "aws_ecr_repository_policy" "asked_for" {
  repository = "shop"
  policy = var.policy
}

resource "aws_ecr_registry_policy" "encoded" {
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = var.readers }, Action = "ecr:BatchGetImage", Resource = "*" }]
  })
}
