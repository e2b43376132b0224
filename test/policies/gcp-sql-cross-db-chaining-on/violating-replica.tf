resource "google_sql_database_instance" "replica" {
  name                 = "replica"
  database_version     = "SQLSERVER_2022_STANDARD"
  region               = "europe-west1"
  master_instance_name = "orders"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled    = false
      private_network = "projects/example-project/global/networks/production"
      ssl_mode        = "ENCRYPTED_ONLY"
    }

    backup_configuration {
      enabled = true
    }

    database_flags {
      name  = "cross db ownership chaining"
      value = "on"
    }
  }
}
