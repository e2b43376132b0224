resource "azurerm_redis_firewall_rule" "office" {
  name = "office"
}
