resource "google_compute_instance" "worker" {
  name         = "worker"
  machine_type = "e2-medium"

  network_interface {
    subnetwork = "production"
  }
}

resource "google_compute_instance" "cleared" {
  name         = "cleared"
  machine_type = "e2-medium"

  network_interface {
    subnetwork    = "production"
    access_config = []
  }
}

resource "google_compute_instance_template" "web" {
  machine_type = "e2-medium"

  network_interface {
    subnetwork = "production"
  }
}

# The template is judged itself.
resource "google_compute_instance_from_template" "web" {
  name                     = "web"
  source_instance_template = google_compute_instance_template.web.self_link_unique
}
