resource "azurerm_linux_web_app" "shop" {
  name                       = "example-shop"
  https_only                 = true
  client_certificate_enabled = false

  site_config {
    http2_enabled = true
  }
}
