variable "cidr" {
  type    = string
  default = "10.20.0.0/16"
}

locals {
  subnets = { a = 0, b = 1, c = 2 }
  tags    = { application = "shop" }
}

resource "aws_vpc" "shop" {
  cidr_block           = var.cidr
  enable_dns_hostnames = true
  tags                 = local.tags
}

resource "aws_subnet" "private" {
  for_each          = local.subnets
  vpc_id            = aws_vpc.shop.id
  cidr_block        = cidrsubnet(var.cidr, 4, each.value)
  availability_zone = "eu-central-1${each.key}"
  tags              = merge(local.tags, { Name = "private-${each.key}" })
}

resource "aws_cloudwatch_log_group" "flow" {
  name              = "/shop/flow"
  retention_in_days = 365
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["vpc-flow-logs.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "flow" {
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "flow" {
  role = aws_iam_role.flow.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "${aws_cloudwatch_log_group.flow.arn}:*"
    }]
  })
}

resource "aws_flow_log" "shop" {
  vpc_id          = aws_vpc.shop.id
  traffic_type    = "ALL"
  log_destination = aws_cloudwatch_log_group.flow.arn
  iam_role_arn    = aws_iam_role.flow.arn
}

resource "aws_default_security_group" "shop" {
  vpc_id = aws_vpc.shop.id
}
