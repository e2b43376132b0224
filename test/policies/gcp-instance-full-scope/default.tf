# Without the block the machine has no account.
resource "google_compute_instance" "nothing" {
  name         = "nothing"
  machine_type = "e2-medium"
}
