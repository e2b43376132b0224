# Direct connections are rejected; the connectors always use TLS.
resource "google_sql_database_instance" "connectors" {
  name             = "connectors"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"
    connector_enforcement = "REQUIRED"

    ip_configuration {
      ssl_mode = "ALLOW_UNENCRYPTED_AND_ENCRYPTED"
    }
  }
}

resource "google_sql_database_instance" "by_default" {
  name             = "by-default"
  database_version = "MYSQL_8_4"

  settings {
    tier = "db-custom-2-7680"
    connector_enforcement = "REQUIRED"
  }
}
