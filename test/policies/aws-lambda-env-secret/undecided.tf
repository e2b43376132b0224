variable "environment" {
  type = map(string)
}

variable "lab" {
  type = bool
}

resource "aws_lambda_function" "merged" {
  function_name = "merged"

  environment {
    variables = merge(var.environment, { LOG_LEVEL = "info" }, yamldecode(file("environment.yaml")))
  }
}

resource "aws_lambda_function" "maybe" {
  function_name = "maybe"

  environment {
    variables = {
      DB_PASSWORD = var.lab ? "correct-horse-battery" : var.environment
    }
  }
}
