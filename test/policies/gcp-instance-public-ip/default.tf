resource "google_compute_instance" "nothing" {
  name         = "nothing"
  machine_type = "e2-medium"
}
