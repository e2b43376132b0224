resource "azurerm_application_gateway" "web" {
  name                = "example-web"
  location            = "westeurope"
  resource_group_name = "web"

  firewall_policy_id = azurerm_web_application_firewall_policy.web.id

  sku {
    name     = "WAF_v2"
    tier     = "WAF_v2"
    capacity = 2
  }

  ssl_policy {
    policy_type = "Predefined"
    policy_name = "AppGwSslPolicy20220101"
  }

  gateway_ip_configuration {
    name      = "gateway"
    subnet_id = azurerm_subnet.gateway.id
  }

  frontend_port {
    name = "web"
    port = 443
  }

  frontend_ip_configuration {
    name                 = "public"
    public_ip_address_id = azurerm_public_ip.web.id
  }

  backend_address_pool {
    name = "servers"
  }

  backend_http_settings {
    name                  = "servers"
    cookie_based_affinity = "Disabled"
    port                  = 443
    protocol              = "Https"
    request_timeout       = 30
  }

  http_listener {
    name                           = "web"
    frontend_ip_configuration_name = "public"
    frontend_port_name             = "web"
    protocol                       = "Http"
  }

  request_routing_rule {
    name                       = "web"
    priority                   = 100
    rule_type                  = "Basic"
    http_listener_name         = "web"
    backend_address_pool_name  = "servers"
    backend_http_settings_name = "servers"
  }

  lifecycle {
    ignore_changes = [tags]
  }
}
