variable "bucket" {
  type = string
}

# The variable may name this one, which lets no one in.
resource "google_storage_bucket" "private" {
  name                     = "example-private"
  location                 = "EU"
  public_access_prevention = "enforced"
}

resource "google_storage_bucket_iam_member" "everybody" {
  bucket = var.bucket
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
