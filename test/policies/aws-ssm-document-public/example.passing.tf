resource "aws_ssm_document" "restart" {
  name          = "restart-web-server"
  document_type = "Command"
  content       = file("restart.json")
  permissions = {
    type        = "Share"
    account_ids = "111122223333"
  }
}
