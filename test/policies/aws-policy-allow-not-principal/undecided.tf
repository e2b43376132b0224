variable "policy" {
  type = string
}

resource "aws_secretsmanager_secret_policy" "orders" {
  secret_arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:orders-a1b2c3"
  policy     = var.policy
}
