resource "azurerm_security_center_contact" "default" {
  name  = "default"
  email = "security@example.com"
  phone = "+1-555-555-5555"

  alerts_to_admins    = true
}
