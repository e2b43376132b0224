resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

variable "repositories" {
  type = list(string)
}

resource "aws_iam_role" "branch" {
  name = "branch"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = { StringEquals = { "token.actions.githubusercontent.com:sub" = "repo:octo-org/shop:ref:refs/heads/main" } }
    }]
  })
}

data "aws_iam_policy_document" "of_the_template" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.github.arn]
    }
    condition {
      test     = "StringLike"
      variable = "${aws_iam_openid_connect_provider.github.url}:sub"
      values   = ["repo:octo-org/shop:*"]
    }
  }
}

resource "aws_iam_role" "of_the_template" {
  name               = "of-the-template"
  assume_role_policy = data.aws_iam_policy_document.of_the_template.json
}

data "aws_iam_policy_document" "listed" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = ["arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"]
    }
    condition {
      test     = "StringLike"
      variable = "token.actions.githubusercontent.com:sub"
      values   = [for name in var.repositories : "repo:octo-org/${name}:*"]
    }
  }
}

resource "aws_iam_role" "listed" {
  name               = "listed"
  assume_role_policy = data.aws_iam_policy_document.listed.json
}

data "aws_iam_policy_document" "given" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = ["arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"]
    }
    condition {
      test     = "StringLike"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:${var.repositories[0]}:*"]
    }
  }
}

resource "aws_iam_role" "given" {
  name               = "given"
  assume_role_policy = data.aws_iam_policy_document.given.json
}
