resource "azurerm_automation_variable_int" "limit" {
  name                    = "limit"
  automation_account_name = "jobs"
  value                   = 5
}

resource "azurerm_automation_variable_bool" "limit" {
  name                    = "limit"
  automation_account_name = "jobs"
  value                   = true
}

resource "azurerm_automation_variable_datetime" "limit" {
  name                    = "limit"
  automation_account_name = "jobs"
  value                   = "2026-01-01T00:00:00Z"
}

resource "azurerm_automation_variable_object" "limit" {
  name                    = "limit"
  automation_account_name = "jobs"
  value                   = jsonencode({ a = 1 })
}
