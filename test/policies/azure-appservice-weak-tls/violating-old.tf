resource "azurerm_app_service" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  app_service_plan_id = azurerm_service_plan.orders.id

  site_config {
    min_tls_version = "1.0"
  }
}
