variable "actions" {
  type = list(string)
}

data "aws_iam_policy_document" "given" {
  statement {
    actions   = var.actions
    resources = ["*"]
    principals {
      type        = "AWS"
      identifiers = ["111122223333"]
    }
  }
}

resource "aws_sqs_queue_policy" "given" {
  queue_url = "https://sqs.eu-central-1.amazonaws.com/111122223333/example-given"
  policy = data.aws_iam_policy_document.given.json
}
