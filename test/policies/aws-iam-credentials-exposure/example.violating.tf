data "aws_iam_policy_document" "shop" {
  statement {
    actions   = ["sts:AssumeRole"]
    resources = ["*"]
  }
}
