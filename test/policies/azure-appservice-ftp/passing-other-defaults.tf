resource "azurerm_linux_function_app" "jobs" {
  name                = "jobs"
  location            = "westeurope"
  resource_group_name = "jobs"
  service_plan_id     = "jobs"
  site_config {}
}

resource "azurerm_app_service" "shop" {
  name                = "shop"
  location            = "westeurope"
  resource_group_name = "shop"
  app_service_plan_id = "shop"
}

resource "azurerm_function_app" "written" {
  name                = "written"
  location            = "westeurope"
  resource_group_name = "jobs"
  app_service_plan_id = "jobs"
  site_config {
    ftps_state = "FtpsOnly"
  }
}
