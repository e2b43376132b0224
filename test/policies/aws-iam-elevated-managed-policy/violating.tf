resource "aws_iam_role_policy_attachment" "power" {
  role       = "worker"
  policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess"
}

resource "aws_iam_role_policy_attachment" "found" {
  role       = "worker"
  policy_arn = data.aws_iam_policy.found.arn
}

data "aws_iam_policy" "found" {
  name = "AmazonEC2FullAccess"
}

resource "aws_iam_role" "worker" {
  name                = "worker"
  managed_policy_arns = ["arn:aws:iam::aws:policy/IAMFullAccess"]
  assume_role_policy  = jsonencode({
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}
