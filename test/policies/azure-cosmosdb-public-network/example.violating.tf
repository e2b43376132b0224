resource "azurerm_cosmosdb_account" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  offer_type          = "Standard"
  ip_range_filter     = ["203.0.113.0/28", "0.0.0.0"]

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "westeurope"
    failover_priority = 0
  }
}
