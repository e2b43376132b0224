resource "aws_cognito_identity_pool" "visitors" {
  identity_pool_name               = "shop"
  allow_unauthenticated_identities = false
}
