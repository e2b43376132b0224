resource "aws_iam_role" "worker" {
  assume_role_policy = <<-JSON
    {
      "Version": "2012-10-17",
      "Statement": [
        { "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }
      ]
    }
  JSON
}

resource "aws_lambda_function" "worker" {
  function_name = "worker"
  role          = aws_iam_role.worker.arn
  filename      = "worker.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  environment {
    variables = {
      TABLE      = "orders"
      SECRET_ARN = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:worker"
    }
  }
  tracing_config {
    mode = "Active"
  }
}

resource "aws_lambda_permission" "events" {
  function_name  = aws_lambda_function.worker.function_name
  action         = "lambda:InvokeFunction"
  principal      = "events.amazonaws.com"
  source_arn     = "arn:aws:events:eu-central-1:111122223333:rule/nightly"
  source_account = "111122223333"
}

resource "aws_lambda_function_url" "worker" {
  function_name      = aws_lambda_function.worker.function_name
  authorization_type = "AWS_IAM"
}
