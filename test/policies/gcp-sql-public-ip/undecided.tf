variable "public" {
  type = bool
}

resource "google_sql_database_instance" "public" {
  name             = "public"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled = var.public
    }
  }
}

resource "google_sql_database_instance" "replica" {
  name             = "replica"
  database_version = "POSTGRES_16"
  master_instance_name = google_sql_database_instance.main.name

  settings {
    tier = "db-custom-2-7680"
  }
}

resource "google_sql_database_instance" "clone" {
  name             = "clone"
  database_version = "POSTGRES_16"

  clone {
    source_instance_name = "orders"
  }
}

resource "google_sql_database_instance" "main" {
  name             = "main"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled = var.public
    }
  }
}
