data "aws_iam_policy_document" "shop" {
  statement {
    actions   = ["iot:*"]
    resources = ["arn:aws:iot:eu-central-1:111122223333:thing/lamp"]
  }
}
