resource "azurerm_app_service" "shop" {
  name       = "example-shop"
  https_only = true
}
