variable "key" {}

resource "azurerm_function_app" "jobs" {
  name                       = "jobs"
  location                   = "westeurope"
  resource_group_name        = "jobs"
  app_service_plan_id        = "jobs"
  storage_account_name       = "jobs01"
  storage_account_access_key = var.key
}

resource "azurerm_function_app_slot" "next" {
  name                       = "next"
  function_app_name          = azurerm_function_app.jobs.name
  location                   = "westeurope"
  resource_group_name        = "jobs"
  app_service_plan_id        = "jobs"
  storage_account_name       = "jobs01"
  storage_account_access_key = var.key
  site_config {
    min_tls_version = "1.2"
  }
}
