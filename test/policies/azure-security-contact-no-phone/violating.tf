resource "azurerm_security_center_contact" "default" {
  name  = "default"
  email = "security@example.com"
  phone = ""

  alert_notifications = true
  alerts_to_admins    = true
}
