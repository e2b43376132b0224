variable "policy" {
  type = string
}

variable "readers" {
  type = list(string)
}

resource "aws_sns_topic_policy" "asked_for" {
  arn    = "arn:aws:sns:eu-central-1:111122223333:orders"
  policy = var.policy
}

resource "aws_sns_topic" "encoded" {
  name   = "orders"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = var.readers }, Action = "sns:Publish", Resource = "*" }]
  })
}
