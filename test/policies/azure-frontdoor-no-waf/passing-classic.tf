resource "azurerm_frontdoor" "web" {
  name                = "example-web"
  resource_group_name = "web"

  frontend_endpoint {
    name      = "web"
    host_name = "example-web.azurefd.net"

    web_application_firewall_policy_link_id = azurerm_frontdoor_firewall_policy.web.id
  }
}
