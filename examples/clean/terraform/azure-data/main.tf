terraform {
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.40"
    }
  }
}

variable "location" {
  default = "westeurope"
}

variable "lake_id" {}
variable "office" {
  default = "203.0.113.0/28"
}

data "azurerm_client_config" "current" {}

resource "azurerm_resource_group" "data" {
  name     = "data"
  location = var.location
}

resource "random_password" "sql" {
  length = 32
}

resource "azurerm_synapse_workspace" "data" {
  name                                 = "example-data"
  resource_group_name                  = azurerm_resource_group.data.name
  location                             = azurerm_resource_group.data.location
  storage_data_lake_gen2_filesystem_id = var.lake_id
  sql_administrator_login              = "dba"
  sql_administrator_login_password     = random_password.sql.result
  managed_virtual_network_enabled      = true
  public_network_access_enabled        = false

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_data_factory" "data" {
  name                            = "example-data"
  resource_group_name             = azurerm_resource_group.data.name
  location                        = azurerm_resource_group.data.location
  managed_virtual_network_enabled = true
  public_network_enabled          = false
}

# Reached from the office only.
resource "azurerm_search_service" "data" {
  name                         = "example-data"
  resource_group_name          = azurerm_resource_group.data.name
  location                     = azurerm_resource_group.data.location
  sku                          = "standard"
  local_authentication_enabled = false
  allowed_ips                  = [var.office]
}

resource "azurerm_container_registry" "data" {
  name                = "exampledata"
  resource_group_name = azurerm_resource_group.data.name
  location            = azurerm_resource_group.data.location
  sku                 = "Standard"
}

resource "azurerm_redis_cache" "data" {
  name                          = "example-data"
  resource_group_name           = azurerm_resource_group.data.name
  location                      = azurerm_resource_group.data.location
  capacity                      = 1
  family                        = "P"
  sku_name                      = "Premium"
  minimum_tls_version           = "1.2"
  public_network_access_enabled = false
}

resource "azurerm_redis_firewall_rule" "office" {
  name                = "office"
  redis_cache_name    = azurerm_redis_cache.data.name
  resource_group_name = azurerm_resource_group.data.name
  start_ip            = cidrhost(var.office, 0)
  end_ip              = cidrhost(var.office, 15)
}

resource "azurerm_automation_account" "data" {
  name                          = "example-data"
  resource_group_name           = azurerm_resource_group.data.name
  location                      = azurerm_resource_group.data.location
  sku_name                      = "Basic"
  public_network_access_enabled = false
  local_authentication_enabled  = false
}

resource "azurerm_automation_variable_string" "endpoint" {
  name                    = "endpoint"
  resource_group_name     = azurerm_resource_group.data.name
  automation_account_name = azurerm_automation_account.data.name
  value                   = "https://api.example.com"
  encrypted               = true
}

resource "azurerm_postgresql_flexible_server" "data" {
  name                          = "example-data"
  resource_group_name           = azurerm_resource_group.data.name
  location                      = azurerm_resource_group.data.location
  version                       = "17"
  sku_name                      = "GP_Standard_D2s_v3"
  public_network_access_enabled = false

  authentication {
    active_directory_auth_enabled = true
    password_auth_enabled         = false
    tenant_id                     = data.azurerm_client_config.current.tenant_id
  }
}

resource "azurerm_postgresql_flexible_server_configuration" "settings" {
  for_each = {
    require_secure_transport     = "on"
    ssl_min_protocol_version     = "TLSv1.3"
    log_connections              = "on"
    log_checkpoints              = "on"
    "connection_throttle.enable" = "on"
    log_hostname                 = "off"
  }
  name      = each.key
  server_id = azurerm_postgresql_flexible_server.data.id
  value     = each.value
}

resource "azurerm_mysql_flexible_server" "data" {
  name                      = "example-data"
  resource_group_name       = azurerm_resource_group.data.name
  location                  = azurerm_resource_group.data.location
  sku_name                  = "GP_Standard_D2ads_v5"
  administrator_login       = "dba"
  administrator_password_wo = random_password.sql.result
  public_network_access     = "Disabled"
}
