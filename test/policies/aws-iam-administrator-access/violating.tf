data "aws_partition" "current" {}

data "aws_iam_policy" "by_name" {
  name = "AdministratorAccess"
}

data "aws_iam_policy" "by_arn" {
  arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_role" "deploy" {
  assume_role_policy  = "{}"
  managed_policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]
}

resource "aws_iam_role_policy_attachment" "by_name" {
  role       = "deploy"
  policy_arn = data.aws_iam_policy.by_name.arn
}

resource "aws_iam_user_policy_attachment" "by_arn" {
  user       = "deploy"
  policy_arn = data.aws_iam_policy.by_arn.arn
}

resource "aws_iam_group_policy_attachment" "in_any_partition" {
  group      = "administrators"
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_policy_attachment" "all" {
  name       = "all"
  roles      = ["deploy"]
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_role_policy_attachment" "each" {
  for_each   = toset(["ReadOnlyAccess", "AdministratorAccess"])
  role       = "deploy"
  policy_arn = "arn:aws:iam::aws:policy/${each.value}"
}

resource "aws_iam_role_policy_attachments_exclusive" "deploy" {
  role_name   = "deploy"
  policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]
}

resource "aws_ssoadmin_managed_policy_attachment" "administrators" {
  instance_arn       = "arn:aws:sso:::instance/ssoins-0123456789abcdef"
  permission_set_arn = "arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-0123456789abcdef"
  managed_policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}
