resource "aws_lambda_permission" "invoke" {
  function_name = "orders"
  principal     = "111122223333"
  action        = "lambda:InvokeFunction"
}
