resource "google_storage_bucket" "reports" {
  name                        = "example-reports"
  location                    = "EU"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
}

resource "google_logging_organization_sink" "org" {
  name        = "org"
  destination = "storage.googleapis.com/example-reports"
  org_id      = "123456789012"
}
