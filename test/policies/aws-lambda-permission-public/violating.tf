resource "aws_lambda_permission" "everybody" {
  function_name = "resize"
  action        = "lambda:InvokeFunction"
  principal     = "*"
}

resource "aws_lambda_permission" "signed_url" {
  function_name = "resize"
  action                 = "lambda:InvokeFunctionUrl"
  principal              = "*"
  function_url_auth_type = "AWS_IAM"
}

resource "aws_lambda_permission" "any_source" {
  function_name = "resize"
  action        = "lambda:InvokeFunction"
  principal     = "*"
  source_arn    = "arn:aws:sns:*:*:*"
}
