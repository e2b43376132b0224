resource "aws_lambda_function" "import" {
  function_name = "import"
  role          = aws_iam_role.import.arn
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "import.zip"

  environment {
    variables = {
      IMPORT_ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE"
    }
  }
}
