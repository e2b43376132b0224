data "aws_caller_identity" "this" {}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::${data.aws_caller_identity.this.account_id}:root"]
    }
    condition {
      test     = "Bool"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["true"]
    }
  }
}

resource "aws_iam_role" "operator" {
  name               = "operator"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "operate" {
  statement {
    actions   = ["ec2:Describe*", "cloudwatch:Get*", "logs:FilterLogEvents"]
    resources = ["*"]
  }
  statement {
    actions   = ["ec2:RebootInstances"]
    resources = ["arn:aws:ec2:eu-central-1:${data.aws_caller_identity.this.account_id}:instance/*"]
  }
}

resource "aws_iam_policy" "operate" {
  policy = data.aws_iam_policy_document.operate.json
}

resource "aws_iam_role_policy_attachment" "operate" {
  role       = aws_iam_role.operator.name
  policy_arn = aws_iam_policy.operate.arn
}
