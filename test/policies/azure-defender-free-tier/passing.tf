resource "azurerm_security_center_subscription_pricing" "machines" {
  tier          = "Standard"
  resource_type = "VirtualMachines"
}
