data "azurerm_subscription" "primary" {}

resource "azurerm_role_definition" "platform" {
  name  = "Platform team"
  scope = data.azurerm_subscription.primary.id

  permissions {
    actions     = ["*"]
  }

  assignable_scopes = [data.azurerm_subscription.primary.id]
}
