resource "azuread_application_flexible_federated_identity_credential" "deploy" {
  application_id             = azuread_application.deploy.id
  display_name               = "deploy"
  audience                   = "api://AzureADTokenExchange"
  issuer                     = "https://token.actions.githubusercontent.com"
  claims_matching_expression = "claims['sub'] matches 'repo:contoso/*'"
}
