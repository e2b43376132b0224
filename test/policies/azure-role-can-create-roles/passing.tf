resource "azurerm_role_definition" "platform" {
  name  = "Platform team"
  scope = azurerm_resource_group.orders.id

  permissions {
    actions     = ["*"]
    not_actions = ["Microsoft.Authorization/*/Delete", "Microsoft.Authorization/*/Write"]
  }

  assignable_scopes = [azurerm_resource_group.orders.id]
}
