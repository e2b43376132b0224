resource "aws_lambda_function" "charge" {
  function_name = "charge"
  role          = "arn:aws:iam::111122223333:role/charge"
  handler       = "charge.handler"
  filename      = "charge.zip"
  runtime       = "python3.8"
}
