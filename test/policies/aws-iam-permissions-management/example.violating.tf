data "aws_iam_policy_document" "shop" {
  statement {
    actions   = ["s3:PutBucketPolicy"]
    resources = ["*"]
  }
}
