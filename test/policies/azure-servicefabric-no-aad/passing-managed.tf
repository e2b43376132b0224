resource "azurerm_service_fabric_managed_cluster" "orders" {
  name = "example-orders"

  authentication {
    active_directory {
      tenant_id              = data.azurerm_client_config.current.tenant_id
      cluster_application_id = azuread_application.cluster.client_id
      client_application_id  = azuread_application.client.client_id
    }
  }
}
