resource "google_sql_database_instance" "nothing" {
  name             = "nothing"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"
  }
}
