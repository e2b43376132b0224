variable "principal" {
  type = string
}

variable "source_arn" {
  type = string
}

resource "aws_lambda_permission" "asked_for" {
  function_name = "resize"
  action        = "lambda:InvokeFunction"
  principal     = var.principal
}

resource "aws_lambda_permission" "source" {
  function_name = "resize"
  action        = "lambda:InvokeFunction"
  principal     = "*"
  source_arn    = var.source_arn
}
