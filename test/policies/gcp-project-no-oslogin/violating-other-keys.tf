resource "google_compute_project_metadata" "keys" {
  metadata = {
    ssh-keys = "ada:ssh-ed25519 AAAA"
  }
}
