resource "azurerm_linux_web_app" "orders_0" {
  name                = "example-orders_0"
  resource_group_name = "orders"
  location            = "westeurope"
  service_plan_id     = azurerm_service_plan.orders.id

  site_config {}
}

resource "azurerm_windows_web_app" "orders_1" {
  name                = "example-orders_1"
  resource_group_name = "orders"
  location            = "westeurope"
  service_plan_id     = azurerm_service_plan.orders.id

  site_config {}
}

resource "azurerm_app_service" "orders_2" {
  name                = "example-orders_2"
  resource_group_name = "orders"
  location            = "westeurope"
  app_service_plan_id = azurerm_service_plan.orders.id

  site_config {}
}
