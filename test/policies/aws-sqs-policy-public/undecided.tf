variable "policy" {
  type = string
}

variable "readers" {
  type = list(string)
}

resource "aws_sqs_queue_policy" "asked_for" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/111122223333/orders"
  policy = var.policy
}

resource "aws_sqs_queue" "encoded" {
  name = "orders"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = var.readers }, Action = "sqs:SendMessage", Resource = "*" }]
  })
}
