variable "public" {
  type = bool
}

variable "image" {
  type = string
}

resource "google_compute_instance" "public" {
  name         = "public"
  machine_type = "e2-medium"

  network_interface {
    subnetwork = "production"

    dynamic "access_config" {
      for_each = var.public ? [1] : []
      content {}
    }
  }
}

resource "google_compute_instance_from_template" "elsewhere" {
  name                     = "elsewhere"
  source_instance_template = "projects/example-project/global/instanceTemplates/web"
}

resource "google_compute_instance_from_machine_image" "image" {
  name                 = "image"
  source_machine_image = var.image
}
