resource "azurerm_role_definition" "platform" {
  name  = "Platform team"
  scope = azurerm_resource_group.orders.id

  permissions {
    actions     = ["Microsoft.Compute/*", "Microsoft.Authorization/roleDefinitions/read"]
  }

  assignable_scopes = [azurerm_resource_group.orders.id]
}
