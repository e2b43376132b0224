variable "network" {}

resource "google_sql_database_instance" "orders" {
  name                = "orders"
  database_version    = "POSTGRES_17"
  region              = "europe-west3"
  deletion_protection = true
  settings {
    tier              = "db-custom-2-8192"
    availability_type = "REGIONAL"
    ip_configuration {
      ipv4_enabled    = false
      private_network = var.network
      ssl_mode        = "ENCRYPTED_ONLY"
    }
    backup_configuration {
      enabled                        = true
      point_in_time_recovery_enabled = true
    }
  }
}
