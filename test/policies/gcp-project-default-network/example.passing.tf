resource "google_project" "shop" {
  name                = "shop"
  project_id          = "example-shop"
  folder_id           = "123456789012"
  auto_create_network = false
}
