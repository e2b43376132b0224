resource "azurerm_managed_disk" "data" {
  name                 = "data"
  location             = "westeurope"
  resource_group_name  = "orders"
  storage_account_type = "Premium_LRS"
  create_option        = "Empty"
  disk_size_gb         = 64

  encryption_settings {
    disk_encryption_key {
      secret_url      = azurerm_key_vault_secret.disk.id
      source_vault_id = azurerm_key_vault.disks.id
    }
  }
}
