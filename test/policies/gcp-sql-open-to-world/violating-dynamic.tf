variable "networks" {
  default = {
    office = "198.51.100.0/24"
    any    = "0.0.0.0/0"
  }
}

resource "google_sql_database_instance" "dynamic" {
  name             = "dynamic"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      dynamic "authorized_networks" {
        for_each = var.networks
        iterator = network
        content {
          name  = network.key
          value = network.value
        }
      }
    }
  }
}
