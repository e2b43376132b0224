variable "actions" {
  type = list(string)
}

data "aws_iam_policy_document" "uploads" {
  statement {
    actions   = var.actions
    resources = ["arn:aws:s3:::example-uploads/*"]
  }
}
