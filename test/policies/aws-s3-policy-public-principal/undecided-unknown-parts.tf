variable "is_public" {
  type = bool
}

variable "principals" {
  type = list(string)
}

locals {
  principals = { dev = "*", prod = "arn:aws:iam::111122223333:root" }
}

data "aws_iam_policy_document" "public" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}

data "aws_iam_policy_document" "private" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::111122223333:root"]
    }
  }
}

data "template_file" "policy" {
  template = "policy.json"
}

resource "aws_s3_bucket_policy" "rendered" {
  bucket = "example-rendered"
  policy = data.template_file.policy.rendered
}

resource "aws_s3_bucket_policy" "of_a_module" {
  bucket = "example-of-a-module"
  policy = module.policy.json
}

resource "aws_s3_bucket_policy" "either" {
  bucket = "example-either"
  policy = var.is_public ? data.aws_iam_policy_document.public.json : data.aws_iam_policy_document.private.json
}

resource "aws_s3_bucket_policy" "replaced" {
  bucket = "example-replaced"
  policy = replace(data.aws_iam_policy_document.private.json, "111122223333", "*")
}

resource "aws_s3_bucket_policy" "statements" {
  bucket = "example-statements"
  policy = jsonencode({ Statement = module.policy.statements })
}

resource "aws_s3_bucket_policy" "by_workspace" {
  bucket = "example-by-workspace"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "s3:GetObject"
      Resource  = "*"
      Principal = { AWS = local.principals[terraform.workspace] }
    }]
  })
}

resource "aws_s3_bucket_policy" "all_principals" {
  bucket = "example-all-principals"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "s3:GetObject"
      Resource  = "*"
      Principal = module.policy.principals
    }]
  })
}

resource "aws_s3_bucket_policy" "listed" {
  bucket = "example-listed"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "s3:GetObject"
      Resource  = "*"
      Principal = { AWS = module.policy.readers }
    }]
  })
}

resource "aws_s3_bucket_policy" "condition" {
  bucket = "example-condition"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "s3:GetObject"
      Resource  = "*"
      Principal = "*"
      Condition = var.is_public ? null : { StringEquals = { "aws:SourceVpce" = "vpce-0123456789abcdef0" } }
    }]
  })
}
