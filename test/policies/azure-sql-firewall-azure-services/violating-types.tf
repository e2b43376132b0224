resource "azurerm_sql_firewall_rule" "azure" {
  name             = "azure"
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}

resource "azurerm_mysql_firewall_rule" "azure" {
  name             = "azure"
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}

resource "azurerm_mysql_flexible_server_firewall_rule" "azure" {
  name             = "azure"
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}

resource "azurerm_postgresql_firewall_rule" "azure" {
  name             = "azure"
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}

resource "azurerm_postgresql_flexible_server_firewall_rule" "azure" {
  name             = "azure"
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}

resource "azurerm_mariadb_firewall_rule" "azure" {
  name             = "azure"
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}

resource "azurerm_synapse_firewall_rule" "azure" {
  name             = "azure"
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}

resource "azurerm_cosmosdb_postgresql_firewall_rule" "azure" {
  name             = "azure"
  start_ip_address = "0.0.0.0"
  end_ip_address   = "0.0.0.0"
}
