resource "google_container_registry" "images" {
}
