resource "google_sql_database_instance" "source" {
  name             = "source"
  database_version = "MYSQL_8_0"
  settings {
    tier = "db-n1-standard-2"
  }
}

# It takes the setting of its source or the default, which are the same.
resource "google_sql_database_instance" "clone" {
  name             = "clone"
  database_version = "MYSQL_8_0"
  clone {
    source_instance_name = google_sql_database_instance.source.id
  }
}

resource "google_sql_database_instance" "replica" {
  name                 = "replica"
  database_version     = "MYSQL_8_0"
  master_instance_name = google_sql_database_instance.source.name
  settings {
    tier = "db-n1-standard-2"
  }
}
