resource "google_sql_database_instance" "office" {
  name             = "office"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    ip_configuration {
      authorized_networks {
        value = "198.51.100.0/24"
      }
      authorized_networks {
        value = google_compute_address.office.address
      }
    }
  }
}

resource "google_compute_address" "office" {
  name = "office"
}
