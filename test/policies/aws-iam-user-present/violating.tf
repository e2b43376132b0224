resource "aws_iam_user" "each" {
  for_each = toset(["build", "deploy"])
  name     = each.key
}
