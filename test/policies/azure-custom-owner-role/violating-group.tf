data "azurerm_subscription" "primary" {}

resource "azurerm_role_definition" "platform" {
  name  = "Platform team"
  scope = azurerm_management_group.platform.id

  permissions {
    actions     = ["*"]
  }

  assignable_scopes = [azurerm_management_group.platform.id]
}
