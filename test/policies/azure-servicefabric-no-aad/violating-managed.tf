resource "azurerm_service_fabric_managed_cluster" "orders" {
  name = "example-orders"
}

resource "azurerm_service_fabric_managed_cluster" "reports" {
  name = "example-reports"

  authentication {
    certificate {
      type       = "AdminClient"
      thumbprint = "0123456789ABCDEF0123456789ABCDEF01234567"
    }
  }
}
