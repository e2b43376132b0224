variable "mode" {
  type = string
}

variable "ssl" {
  type = bool
}

resource "google_sql_database_instance" "mode" {
  name             = "mode"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ssl_mode = var.mode
    }
  }
}

resource "google_sql_database_instance" "ssl" {
  name             = "ssl"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      require_ssl = var.ssl
    }
  }
}

resource "google_sql_database_instance" "replica" {
  name             = "replica"
  database_version = "POSTGRES_16"
  master_instance_name = "orders"

  settings {
    tier = "db-custom-2-7680"
  }
}

resource "google_sql_database_instance" "unheard" {
  name             = "unheard"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ssl_mode = "NEW_MODE"
    }
  }
}
