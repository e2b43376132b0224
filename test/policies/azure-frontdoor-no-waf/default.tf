resource "azurerm_cdn_frontdoor_profile" "web" {
  name                = "example-web"
  resource_group_name = "web"
  sku_name            = "Premium_AzureFrontDoor"
}
