resource "azurerm_mssql_firewall_rule" "office" {
  name = "office"
}
