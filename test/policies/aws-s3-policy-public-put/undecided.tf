variable "actions" {
  type = list(string)
}

variable "policy" {
  type = string
}

data "aws_iam_policy_document" "given" {
  statement {
    actions   = var.actions
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

resource "aws_s3_bucket_policy" "given" {
  bucket = "example-given"
  policy = data.aws_iam_policy_document.given.json
}

resource "aws_s3_bucket_policy" "document" {
  bucket = "example-document"
  policy = var.policy
}
