resource "azurerm_mssql_firewall_rule" "azure" {
  name = "azure"
}
