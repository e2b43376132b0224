resource "azurerm_service_plan" "web" {
  name                = "web"
  resource_group_name = "web"
  location            = "westeurope"
  os_type             = "Linux"
  sku_name            = "P1v3"
}

resource "azurerm_linux_web_app" "shop" {
  name                = "example-shop"
  resource_group_name = "web"
  location            = "westeurope"
  service_plan_id     = azurerm_service_plan.web.id
  https_only          = true
  site_config {
    minimum_tls_version      = "1.2"
    ftps_state               = "Disabled"
    http2_enabled            = true
    remote_debugging_enabled = false
    cors {
      allowed_origins = ["https://www.example.com"]
    }
  }
  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_linux_function_app" "jobs" {
  name                          = "example-jobs"
  resource_group_name           = "web"
  location                      = "westeurope"
  service_plan_id               = azurerm_service_plan.web.id
  storage_account_name          = "examplejobs"
  storage_uses_managed_identity = true
  https_only                    = true
  site_config {
    ftps_state          = "FtpsOnly"
    minimum_tls_version = "1.3"
  }
}
