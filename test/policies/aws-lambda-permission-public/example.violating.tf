resource "aws_lambda_permission" "resize" {
  function_name = "resize"
  action        = "lambda:InvokeFunction"
  principal     = "*"
}
