resource "azurerm_linux_function_app" "orders_0" {
  name                = "example-orders_0"
  resource_group_name = "orders"
  location            = "westeurope"
  service_plan_id     = azurerm_service_plan.orders.id

  site_config {}
}

resource "azurerm_windows_function_app" "orders_1" {
  name                = "example-orders_1"
  resource_group_name = "orders"
  location            = "westeurope"
  service_plan_id     = azurerm_service_plan.orders.id

  site_config {}
}

resource "azurerm_function_app" "orders_2" {
  name                = "example-orders_2"
  resource_group_name = "orders"
  location            = "westeurope"
  app_service_plan_id = azurerm_service_plan.orders.id

  site_config {}
}

resource "azurerm_function_app_flex_consumption" "orders_3" {
  name                = "example-orders_3"
  resource_group_name = "orders"
  location            = "westeurope"
  app_service_plan_id = azurerm_service_plan.orders.id

  site_config {}
}

resource "azurerm_logic_app_standard" "orders_4" {
  name                = "example-orders_4"
  resource_group_name = "orders"
  location            = "westeurope"
  app_service_plan_id = azurerm_service_plan.orders.id

  site_config {}
}
