data "aws_iam_policy_document" "shop" {
  statement {
    actions   = ["dynamodb:DeleteItem"]
    resources = ["arn:aws:dynamodb:eu-central-1:111122223333:table/orders"]
  }
}
