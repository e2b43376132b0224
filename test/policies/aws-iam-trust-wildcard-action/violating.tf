resource "aws_iam_role" "everything" {
  name = "everything"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "*"
    }]
  })
}

data "aws_iam_policy_document" "sts" {
  statement {
    actions = ["sts:*"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "sts" {
  name               = "sts"
  assume_role_policy = data.aws_iam_policy_document.sts.json
}
