# Without a public address the list has no effect.
resource "google_sql_database_instance" "private" {
  name             = "private"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled = false
      private_network = "projects/example-project/global/networks/production"
      authorized_networks {
        value = "0.0.0.0/0"
      }
    }
  }
}
