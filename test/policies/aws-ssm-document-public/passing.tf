resource "aws_ssm_document" "accounts" {
  name          = "restart"
  document_type = "Command"
  content       = "{}"
  permissions = {
    type        = "Share"
    account_ids = "111122223333,444455556666"
  }
}
