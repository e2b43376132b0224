variable "whom" {
  type = string
}

resource "aws_lambda_permission" "given" {
  function_name = "orders"
  action        = "lambda:InvokeFunction"
  principal     = var.whom
}
