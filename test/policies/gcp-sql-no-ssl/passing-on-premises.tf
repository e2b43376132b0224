resource "google_sql_database_instance" "source" {
  name             = "source"
  database_version = "POSTGRES_16"
  instance_type = "ON_PREMISES_INSTANCE"
}
