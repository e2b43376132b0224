variable "tier" {
  type = string
}

resource "azurerm_security_center_subscription_pricing" "machines" {
  tier          = var.tier
  resource_type = "VirtualMachines"
}
