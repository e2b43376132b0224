variable "enforcement" {
  type = string
}

resource "google_sql_database_instance" "variable" {
  name             = "variable"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"
    connector_enforcement = var.enforcement
  }
}
