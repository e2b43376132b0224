variable "email" {
  type = string
}

resource "azurerm_security_center_contact" "default" {
  name  = "default"
  email = var.email
  phone = "+1-555-555-5555"

  alert_notifications = true
  alerts_to_admins    = true
}
