variable "issuer" {
  type = string
}

resource "azuread_application_federated_identity_credential" "deploy" {
  application_id = azuread_application.deploy.id
  display_name   = "deploy"
  audiences      = ["api://AzureADTokenExchange"]
  issuer         = var.issuer
  subject        = "system:serviceaccount:orders:api"
}
