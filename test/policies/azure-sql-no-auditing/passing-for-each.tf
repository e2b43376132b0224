locals {
  servers = toset(["orders", "reports"])
}

resource "azurerm_mssql_server" "orders" {
  for_each            = local.servers
  name                = "example-${each.key}"
  resource_group_name = "orders"
  location            = "westeurope"
  version             = "12.0"
}

resource "azurerm_mssql_server_extended_auditing_policy" "orders" {
  for_each               = local.servers
  server_id              = azurerm_mssql_server.orders[each.key].id
  log_monitoring_enabled = true
}
