data "aws_caller_identity" "current" {}

resource "aws_sns_topic" "images" {
  name = "images"
}

resource "aws_lambda_permission" "service" {
  function_name = "resize"
  action        = "lambda:InvokeFunction"
  principal     = "sns.amazonaws.com"
  source_arn    = aws_sns_topic.images.arn
}

resource "aws_lambda_permission" "topic" {
  function_name = "resize"
  action        = "lambda:InvokeFunction"
  principal     = "*"
  source_arn    = aws_sns_topic.images.arn
}

resource "aws_lambda_permission" "account" {
  function_name = "resize"
  action         = "lambda:InvokeFunction"
  principal      = "*"
  source_account = data.aws_caller_identity.current.account_id
}

resource "aws_lambda_permission" "organization" {
  function_name = "resize"
  action           = "lambda:InvokeFunction"
  principal        = "*"
  principal_org_id = "o-a1b2c3d4e5"
}

resource "aws_lambda_permission" "public_url" {
  function_name = "resize"
  action                 = "lambda:InvokeFunctionUrl"
  principal              = "*"
  function_url_auth_type = "NONE"
}

resource "aws_lambda_permission" "through_public_url" {
  function_name = "resize"
  action                   = "lambda:InvokeFunction"
  principal                = "*"
  invoked_via_function_url = true
}
