variable "prevention" {
  type = string
}

variable "site" {
  type = list(any)
}

resource "google_storage_bucket" "reports" {
  name                        = "example-reports"
  location                    = "EU"
  uniform_bucket_level_access = true
  public_access_prevention    = var.prevention
}

resource "google_storage_bucket" "site" {
  name                        = "example-site"
  location                    = "EU"
  uniform_bucket_level_access = true

  dynamic "website" {
    for_each = var.site
    content {
    }
  }
}
