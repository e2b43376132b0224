locals {
  settings = {
    require_secure_transport = "OFF"
    log_bin_trust            = "ON"
  }
}

resource "azurerm_mysql_flexible_server_configuration" "all" {
  for_each  = local.settings
  name      = each.key
  server_id = azurerm_mysql_flexible_server.orders.id
  value     = each.value
}
