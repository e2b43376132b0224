variable "tls" {
  type    = string
  default = "1.0"
}

resource "azurerm_linux_function_app" "jobs" {
  name                          = "example-jobs"
  resource_group_name           = "orders"
  location                      = "westeurope"
  service_plan_id               = azurerm_service_plan.jobs.id
  storage_account_name          = "examplejobs"
  storage_uses_managed_identity = true
  https_only                    = true

  site_config {
    ftps_state          = "Disabled"
    minimum_tls_version = var.tls
  }
}
