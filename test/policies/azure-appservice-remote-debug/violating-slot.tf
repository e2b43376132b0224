resource "azurerm_windows_web_app_slot" "staging" {
  name           = "staging"
  app_service_id = azurerm_windows_web_app.orders.id

  site_config {
    remote_debugging_enabled = true
  }
}
