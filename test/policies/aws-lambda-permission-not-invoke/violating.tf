resource "aws_lambda_permission" "everything" {
  function_name = "orders"
  principal     = "111122223333"
  action        = "lambda:*"
}
