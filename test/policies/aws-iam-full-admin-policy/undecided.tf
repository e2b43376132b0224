variable "statements" {
  type = list(object({ actions = list(string), resources = list(string) }))
}

variable "policy" {
  type = string
}

data "aws_iam_policy_document" "asked_for" {
  dynamic "statement" {
    for_each = var.statements
    content {
      actions   = statement.value.actions
      resources = statement.value.resources
    }
  }
}

resource "aws_iam_policy" "asked_for" {
  policy = var.policy
}
