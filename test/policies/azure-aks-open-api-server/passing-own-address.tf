resource "azurerm_public_ip" "nat" {
  name                = "nat"
  resource_group_name = "orders"
  location            = "westeurope"
  allocation_method   = "Static"
}

resource "azurerm_kubernetes_cluster" "orders" {
  name                = "example-orders"
  resource_group_name = "orders"
  location            = "westeurope"
  dns_prefix          = "example-orders"

  api_server_access_profile {
    authorized_ip_ranges = ["${azurerm_public_ip.nat.ip_address}/32", azurerm_public_ip.nat.ip_address]
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
