resource "azurerm_function_app" "jobs" {
  name       = "example-jobs"
  https_only = true

  site_config {
    min_tls_version = 1.1
    ftps_state      = "Disabled"
  }
}

resource "azurerm_windows_function_app" "reports" {
  name       = "example-reports"
  https_only = true

  site_config {
    scm_minimum_tls_version = "1.0"
    ftps_state              = "Disabled"
  }
}
