resource "azurerm_service_fabric_cluster" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  reliability_level   = "Bronze"
  upgrade_mode        = "Automatic"
  vm_image            = "Windows"
  management_endpoint = "https://example-orders.westeurope.cloudapp.azure.com:19080"
}
