variable "actions" {
  type = list(string)
}

data "aws_iam_policy_document" "given" {
  statement {
    actions   = var.actions
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["111122223333"]
    }
  }
}

resource "aws_s3_bucket_policy" "given" {
  bucket = "example-given"
  policy = data.aws_iam_policy_document.given.json
}
