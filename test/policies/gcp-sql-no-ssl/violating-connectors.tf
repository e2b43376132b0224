resource "google_sql_database_instance" "optional" {
  name             = "optional"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"
    connector_enforcement = "NOT_REQUIRED"
  }
}
