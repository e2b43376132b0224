resource "aws_lambda_function" "charge" {
  function_name = "charge"
  role          = "arn:aws:iam::111122223333:role/charge"
  package_type  = "Image"
  image_uri     = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/charge:1"
}
