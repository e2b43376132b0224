resource "google_sql_database_instance" "mode" {
  name             = "mode"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ssl_mode = "ALLOW_UNENCRYPTED_AND_ENCRYPTED"
    }
  }
}

resource "google_sql_database_instance" "old" {
  name             = "old"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      require_ssl = false
    }
  }
}

resource "google_sql_database_instance" "both" {
  name             = "both"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      require_ssl = true
      ssl_mode    = "ALLOW_UNENCRYPTED_AND_ENCRYPTED"
    }
  }
}
