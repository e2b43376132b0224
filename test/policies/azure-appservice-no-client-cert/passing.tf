variable "ask" {
  type    = bool
  default = true
}

resource "azurerm_linux_web_app" "shop" {
  name                       = "example-shop"
  resource_group_name        = "orders"
  location                   = "westeurope"
  service_plan_id            = azurerm_service_plan.shop.id
  https_only                 = true
  client_certificate_enabled = var.ask

  site_config {
    ftps_state = "Disabled"
  }
}
