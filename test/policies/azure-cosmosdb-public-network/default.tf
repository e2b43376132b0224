resource "azurerm_cosmosdb_account" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  offer_type          = "Standard"

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "westeurope"
    failover_priority = 0
  }
}
