locals {
  password = "correct-horse-battery"
}

variable "host" {
  type = string
}

resource "aws_lambda_function" "import" {
  function_name = "import"

  environment {
    variables = {
      DB_PASSWORD  = local.password
      GITHUB_TOKEN = "example0example1example2"
      DATABASE_URL = "postgres://shop:correct-horse-battery@${var.host}/shop"
    }
  }
}
