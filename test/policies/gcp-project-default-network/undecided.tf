variable "network" {
  type = bool
}

variable "constraint" {
  type = string
}

resource "google_project" "shop" {
  name                = "shop"
  project_id          = "example-shop"
  auto_create_network = var.network
}
