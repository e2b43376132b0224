resource "aws_ssm_document" "private" {
  name          = "restart"
  document_type = "Command"
  content       = "{}"
}
