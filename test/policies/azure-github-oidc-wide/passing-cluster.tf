resource "azurerm_federated_identity_credential" "orders" {
  name                = "orders"
  resource_group_name = "orders"
  parent_id           = azurerm_user_assigned_identity.orders.id
  audience            = ["api://AzureADTokenExchange"]
  issuer              = azurerm_kubernetes_cluster.orders.oidc_issuer_url
  subject             = "system:serviceaccount:orders:api"
}
