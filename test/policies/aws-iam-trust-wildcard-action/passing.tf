resource "aws_iam_role" "listed" {
  name = "listed"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = ["sts:AssumeRole", "sts:SetSourceIdentity"]
    }]
  })
}

data "aws_iam_policy_document" "denied" {
  statement {
    actions = ["sts:*"]
    principals {
      type        = "AWS"
      identifiers = ["111122223333"]
    }
    effect = "Deny"
  }
}

resource "aws_iam_role" "denied" {
  name               = "denied"
  assume_role_policy = data.aws_iam_policy_document.denied.json
}
