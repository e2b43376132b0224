# Enforced connectors disable the authorized networks.
resource "google_sql_database_instance" "connectors" {
  name             = "connectors"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"
    connector_enforcement = "REQUIRED"

    ip_configuration {
      ipv4_enabled = true
      authorized_networks {
        value = "0.0.0.0/0"
      }
    }
  }
}
