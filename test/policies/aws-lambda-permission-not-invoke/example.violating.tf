resource "aws_lambda_permission" "partner" {
  function_name = "orders"
  principal     = "111122223333"
  action        = "lambda:*"
}
