resource "aws_cognito_user_pool" "users" {
  name              = "shop"
  mfa_configuration = "OFF"

  software_token_mfa_configuration {
    enabled = true
  }
}
