variable "network" {
  type = string
}

variable "networks" {
  type = list(string)
}

variable "public" {
  type = bool
}

resource "google_sql_database_instance" "network" {
  name             = "network"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      authorized_networks {
        value = var.network
      }
    }
  }
}

resource "google_sql_database_instance" "networks" {
  name             = "networks"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      dynamic "authorized_networks" {
        for_each = var.networks
        content {
          value = authorized_networks.value
        }
      }
    }
  }
}

resource "google_sql_database_instance" "public" {
  name             = "public"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      ipv4_enabled = var.public
      authorized_networks {
        value = "0.0.0.0/0"
      }
    }
  }
}
