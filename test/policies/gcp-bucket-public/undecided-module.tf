module "bucket" {
  source  = "terraform-google-modules/cloud-storage/google"
  version = "~> 9.0"
}

resource "google_storage_bucket_iam_member" "everybody" {
  bucket = module.bucket.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
