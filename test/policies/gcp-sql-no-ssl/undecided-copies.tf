variable "backup" {}

resource "google_sql_database_instance" "source" {
  name             = "source"
  database_version = "MYSQL_8_0"
  settings {
    tier = "db-n1-standard-2"
    ip_configuration {
      ssl_mode = "ENCRYPTED_ONLY"
    }
  }
}

resource "google_sql_database_instance" "clone" {
  name             = "clone"
  database_version = "MYSQL_8_0"
  clone {
    source_instance_name = google_sql_database_instance.source.id
  }
}

# A copy of a copy is not followed.
resource "google_sql_database_instance" "second" {
  name                 = "second"
  database_version     = "MYSQL_8_0"
  master_instance_name = google_sql_database_instance.clone.name
  settings {
    tier = "db-n1-standard-2"
  }
}

resource "google_sql_database_instance" "restored" {
  name             = "restored"
  database_version = "MYSQL_8_0"
  point_in_time_restore_context {
    datasource = var.backup
  }
}
