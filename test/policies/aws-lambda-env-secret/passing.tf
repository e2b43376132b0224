variable "password" {
  type      = string
  sensitive = true
}

variable "environment" {
  type = map(string)
}

variable "stage" {
  type = string
}

locals {
  name = "import-${var.stage}"
}

resource "aws_lambda_function" "import" {
  function_name = "import"

  environment {
    variables = {
      DB_PASSWORD    = var.password
      API_KEY        = aws_secretsmanager_secret_version.api.secret_string
      SECRET_NAME    = "orders"
      TABLE          = aws_dynamodb_table.orders.name
      NAME           = local.name
      QUEUE          = "https://sqs.${var.stage}.example.com/orders"
      DATABASE_URL   = "postgres://shop:${var.password}@db.example.com/shop"
      ADMIN_PASSWORD = null
    }
  }
}

resource "aws_lambda_function" "given" {
  function_name = "given"

  environment {
    variables = var.environment
  }
}
