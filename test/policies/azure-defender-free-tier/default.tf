resource "azurerm_security_center_subscription_pricing" "machines" {
  resource_type = "VirtualMachines"
}
