variable "encrypted" {
  type    = bool
  default = false
}

variable "address" {
  type = string
}

resource "azurerm_automation_variable_string" "endpoint" {
  name                    = "endpoint"
  resource_group_name     = "orders"
  automation_account_name = azurerm_automation_account.jobs.name
  value                   = var.address
  encrypted               = var.encrypted
}
