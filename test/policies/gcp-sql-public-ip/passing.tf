resource "google_sql_database_instance" "private" {
  name             = "private"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled = false
      private_network = "projects/example-project/global/networks/production"
    }
  }
}

resource "google_sql_database_instance" "psc" {
  name             = "psc"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled = false
      psc_config {
        psc_enabled = true
      }
    }
  }
}
