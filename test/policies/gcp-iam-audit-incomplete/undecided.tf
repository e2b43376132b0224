variable "service" {
  type = string
}

variable "type" {
  type = string
}

resource "google_project_iam_audit_config" "all" {
  project = "example-project"
  service = var.service

  audit_log_config {
    log_type = "ADMIN_READ"
  }

  audit_log_config {
    log_type = "DATA_READ"
  }

  audit_log_config {
    log_type = "DATA_WRITE"
  }
}

resource "google_project_iam_audit_config" "types" {
  project = "example-project"
  service = "storage.googleapis.com"

  audit_log_config {
    log_type = "ADMIN_READ"
  }

  audit_log_config {
    log_type = "DATA_READ"
  }

  audit_log_config {
    log_type = var.type
  }
}
