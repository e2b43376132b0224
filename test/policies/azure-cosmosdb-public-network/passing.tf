resource "azurerm_cosmosdb_account" "orders" {
  name                          = "example-orders"
  resource_group_name           = "orders"
  location                      = "westeurope"
  offer_type                    = "Standard"
  public_network_access_enabled = false
  ip_range_filter               = ["0.0.0.0"]

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "westeurope"
    failover_priority = 0
  }
}
