variable "provider_name" {
  type = string
}

resource "azurerm_role_definition" "platform" {
  name  = "Platform team"
  scope = azurerm_resource_group.orders.id

  permissions {
    actions     = ["Microsoft.${var.provider_name}/read"]
  }

  assignable_scopes = [azurerm_resource_group.orders.id]
}
