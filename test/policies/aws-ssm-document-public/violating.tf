resource "aws_ssm_document" "everyone" {
  name          = "restart"
  document_type = "Command"
  content       = "{}"
  permissions = {
    type        = "Share"
    account_ids = "All"
  }
}

resource "aws_ssm_document" "one_of_several" {
  name          = "stop"
  document_type = "Command"
  content       = "{}"
  permissions = {
    type        = "Share"
    account_ids = "111122223333, all"
  }
}
