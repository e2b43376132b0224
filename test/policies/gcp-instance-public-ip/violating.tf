resource "google_compute_instance" "empty" {
  name         = "empty"
  machine_type = "e2-medium"

  network_interface {
    network = "default"

    access_config {}
  }
}

resource "google_compute_address" "bastion" {
  name = "bastion"
}

resource "google_compute_instance_template" "second" {
  machine_type = "e2-medium"

  network_interface {
    network = "inside"
  }

  network_interface {
    network = "outside"

    access_config {
      nat_ip = google_compute_address.bastion.address
    }
  }
}

resource "google_compute_region_instance_template" "ipv6" {
  machine_type = "e2-medium"
  region       = "europe-west1"

  network_interface {
    subnetwork = "dual"
    stack_type = "IPV4_IPV6"

    ipv6_access_config {
      network_tier = "PREMIUM"
    }
  }
}

resource "google_compute_instance_from_template" "replaced" {
  name                     = "replaced"
  source_instance_template = "projects/example-project/global/instanceTemplates/web"

  network_interface {
    network = "default"

    access_config {}
  }
}
