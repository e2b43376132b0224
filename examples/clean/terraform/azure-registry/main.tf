resource "azurerm_container_registry" "images" {
  name                          = "exampleimages"
  resource_group_name           = "images"
  location                      = "westeurope"
  sku                           = "Premium"
  admin_enabled                 = false
  public_network_access_enabled = false
}

resource "azurerm_redis_cache" "sessions" {
  name                          = "example-sessions"
  resource_group_name           = "images"
  location                      = "westeurope"
  capacity                      = 1
  family                        = "C"
  sku_name                      = "Standard"
  non_ssl_port_enabled          = false
  minimum_tls_version           = "1.2"
  public_network_access_enabled = false
}

resource "azurerm_cosmosdb_account" "catalog" {
  name                          = "example-catalog"
  resource_group_name           = "images"
  location                      = "westeurope"
  offer_type                    = "Standard"
  public_network_access_enabled = false
  local_authentication_disabled = true
  consistency_policy {
    consistency_level = "Session"
  }
  geo_location {
    location          = "westeurope"
    failover_priority = 0
  }
}
