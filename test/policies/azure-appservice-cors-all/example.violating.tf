resource "azurerm_linux_web_app" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  service_plan_id     = azurerm_service_plan.orders.id
  https_only          = true

  site_config {
    cors {
      allowed_origins = ["*"]
    }
  }
}
