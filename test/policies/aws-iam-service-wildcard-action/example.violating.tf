data "aws_iam_policy_document" "shop" {
  statement {
    actions   = ["iot:*"]
    resources = ["*"]
  }
}
