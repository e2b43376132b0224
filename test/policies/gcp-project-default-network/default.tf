resource "google_project" "shop" {
  name       = "shop"
  project_id = "example-shop"
}
