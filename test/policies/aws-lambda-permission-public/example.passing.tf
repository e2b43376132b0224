resource "aws_lambda_permission" "resize" {
  function_name  = "resize"
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_account = "111122223333"
  source_arn     = "arn:aws:s3:::example-images"
}
