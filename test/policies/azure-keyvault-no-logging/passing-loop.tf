locals {
  vaults = toset(["orders", "shop"])
}

resource "azurerm_key_vault" "each" {
  for_each                 = local.vaults
  name                     = "example-${each.key}"
  location                 = "westeurope"
  resource_group_name      = "orders"
  tenant_id                = data.azurerm_client_config.current.tenant_id
  sku_name                 = "standard"
  purge_protection_enabled = true
}

resource "azurerm_monitor_diagnostic_setting" "each" {
  for_each                   = azurerm_key_vault.each
  name                       = "audit"
  target_resource_id         = each.value.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.logs.id

  enabled_log {
    category_group = "audit"
  }
}
