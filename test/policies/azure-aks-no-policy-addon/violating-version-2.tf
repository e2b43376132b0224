resource "azurerm_kubernetes_cluster" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  dns_prefix          = "example-orders"

  api_server_authorized_ip_ranges = ["192.0.2.0/24"]

  addon_profile {
    azure_policy {
      enabled = false
    }
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
