data "aws_iam_policy_document" "shop" {
  statement {
    actions   = ["sns:Subscribe"]
    resources = ["arn:aws:sns:eu-central-1:111122223333:orders"]
  }
}
