resource "aws_lambda_layer_version_permission" "tools" {
  layer_name     = "arn:aws:lambda:eu-central-1:111122223333:layer:tools"
  version_number = 3
  statement_id   = "use"
  action         = "lambda:GetLayerVersion"
  principal      = "*"
}
