variable "roles" {
  type = list(string)
}

variable "statements" {
  type = list(object({ actions = list(string) }))
}

resource "aws_iam_policy" "roles" {
  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "iam:PutRolePolicy", Resource = var.roles }] })
}

# What is added may be a denial.
data "aws_iam_policy_document" "added_to" {
  statement {
    actions   = ["iam:PutRolePolicy"]
    resources = ["*"]
  }
  dynamic "statement" {
    for_each = var.statements
    content {
      effect    = "Deny"
      actions   = statement.value.actions
      resources = ["*"]
    }
  }
}
