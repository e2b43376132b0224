data "azurerm_subscription" "this" {}

resource "azurerm_role_definition" "restart" {
  name  = "restart-machines"
  scope = data.azurerm_subscription.this.id
  permissions {
    actions     = ["Microsoft.Compute/virtualMachines/restart/action", "Microsoft.Compute/virtualMachines/read"]
    not_actions = []
  }
  assignable_scopes = [data.azurerm_subscription.this.id]
}
