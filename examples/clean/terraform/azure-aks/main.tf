variable "subnet_id" {}

resource "azurerm_kubernetes_cluster" "shop" {
  name                              = "shop"
  location                          = "westeurope"
  resource_group_name               = "shop"
  dns_prefix                        = "shop"
  private_cluster_enabled           = true
  role_based_access_control_enabled = true
  local_account_disabled            = true
  azure_policy_enabled              = true
  default_node_pool {
    name           = "system"
    vm_size        = "Standard_D2s_v5"
    node_count     = 3
    vnet_subnet_id = var.subnet_id
  }
  identity {
    type = "SystemAssigned"
  }
  azure_active_directory_role_based_access_control {
    azure_rbac_enabled = true
  }
  network_profile {
    network_plugin = "azure"
    network_policy = "cilium"
  }
}

resource "azurerm_kubernetes_cluster" "office" {
  name                = "office"
  location            = "westeurope"
  resource_group_name = "shop"
  dns_prefix          = "office"
  api_server_access_profile {
    authorized_ip_ranges = ["198.51.100.0/24"]
  }
  default_node_pool {
    name       = "system"
    vm_size    = "Standard_D2s_v5"
    node_count = 1
  }
  identity {
    type = "SystemAssigned"
  }
  network_profile {
    network_plugin = "azure"
    network_policy = "azure"
  }
}
