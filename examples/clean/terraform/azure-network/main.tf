locals {
  open = { https = 443, http = 80 }
}

resource "azurerm_network_security_group" "edge" {
  name                = "edge"
  location            = "westeurope"
  resource_group_name = "network"

  dynamic "security_rule" {
    for_each = local.open
    content {
      name                       = security_rule.key
      priority                   = 100 + index(keys(local.open), security_rule.key)
      direction                  = "Inbound"
      access                     = "Allow"
      protocol                   = "Tcp"
      source_address_prefix      = "Internet"
      source_port_range          = "*"
      destination_address_prefix = "*"
      destination_port_range     = security_rule.value
    }
  }

  security_rule {
    name                       = "ssh-from-bastion"
    priority                   = 200
    direction                  = "Inbound"
    access                     = "Allow"
    protocol                   = "Tcp"
    source_address_prefix      = "10.0.255.0/26"
    source_port_range          = "*"
    destination_address_prefix = "*"
    destination_port_ranges    = ["22", "3389"]
  }
}

resource "azurerm_network_security_rule" "deny" {
  name                        = "deny-all"
  priority                    = 4096
  direction                   = "Inbound"
  access                      = "Deny"
  protocol                    = "*"
  source_address_prefix       = "*"
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_range      = "*"
  resource_group_name         = "network"
  network_security_group_name = azurerm_network_security_group.edge.name
}
