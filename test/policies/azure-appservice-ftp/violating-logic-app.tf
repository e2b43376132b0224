resource "azurerm_logic_app_standard" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  app_service_plan_id = azurerm_service_plan.orders.id

  site_config {
    ftps_state = "AllAllowed"
  }
}
