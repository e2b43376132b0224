resource "azurerm_security_center_subscription_pricing" "machines" {
  tier          = "Free"
  resource_type = "VirtualMachines"
}
