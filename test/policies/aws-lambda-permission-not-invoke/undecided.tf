variable "action" {
  type = string
}

resource "aws_lambda_permission" "given" {
  function_name = "orders"
  principal     = "111122223333"
  action        = var.action
}
