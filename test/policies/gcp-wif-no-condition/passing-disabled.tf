resource "google_iam_workload_identity_pool_provider" "github" {
  workload_identity_pool_id          = "ci"
  workload_identity_pool_provider_id = "github"

  disabled = true

  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}
