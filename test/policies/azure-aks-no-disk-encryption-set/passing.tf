resource "azurerm_kubernetes_cluster" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  dns_prefix          = "example-orders"

  disk_encryption_set_id = azurerm_disk_encryption_set.nodes.id

  api_server_access_profile {
    authorized_ip_ranges = ["192.0.2.0/24"]
  }

  network_profile {
    network_plugin = "azure"
    network_policy = "azure"
  }

  default_node_pool {
    name       = "system"
    node_count = 3
    vm_size    = "Standard_D2s_v5"
  }

  identity {
    type = "SystemAssigned"
  }
}
