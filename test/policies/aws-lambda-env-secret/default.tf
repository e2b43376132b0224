resource "aws_lambda_function" "import" {
  function_name = "import"
}
