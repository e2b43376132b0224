data "aws_iam_policy_document" "shop" {
  statement {
    actions   = ["sts:AssumeRole"]
    resources = ["arn:aws:iam::111122223333:role/reader"]
  }
}
