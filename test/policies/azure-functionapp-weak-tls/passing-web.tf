resource "azurerm_linux_web_app" "shop" {
  name       = "example-shop"
  https_only = true

  site_config {
    minimum_tls_version = "1.0"
  }
}
