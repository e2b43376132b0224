resource "aws_cognito_user_pool" "users" {
  name = "shop"

  software_token_mfa_configuration {
    enabled = true
  }
}
