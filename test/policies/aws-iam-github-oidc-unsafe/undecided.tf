variable "provider_arn" {
  type = string
}

data "aws_iam_policy_document" "given" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = [var.provider_arn]
    }
  }
}

resource "aws_iam_role" "given" {
  name               = "given"
  assume_role_policy = data.aws_iam_policy_document.given.json
}
