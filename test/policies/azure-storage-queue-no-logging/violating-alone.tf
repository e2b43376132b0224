resource "azurerm_storage_account_queue_properties" "orders" {
  storage_account_id = data.azurerm_storage_account.orders.id

  properties {
    logging {
      version = "1.0"
      read    = true
      write   = true
      delete  = false
    }
  }
}
