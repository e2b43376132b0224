resource "azurerm_security_center_subscription_pricing" "machines" {
  tier          = "free"
  resource_type = "VirtualMachines"
}
