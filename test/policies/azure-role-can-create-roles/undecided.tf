variable "actions" {
  type = list(string)
}

resource "azurerm_role_definition" "platform" {
  name  = "Platform team"
  scope = azurerm_resource_group.orders.id

  permissions {
    actions     = var.actions
  }

  assignable_scopes = [azurerm_resource_group.orders.id]
}
