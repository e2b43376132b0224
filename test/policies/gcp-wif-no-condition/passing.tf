variable "organization" {
  type = string
}

resource "google_iam_workload_identity_pool_provider" "github" {
  workload_identity_pool_id          = "ci"
  workload_identity_pool_provider_id = "github"

  attribute_condition = "assertion.repository_owner == 'example-org'"

  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}

resource "google_iam_workload_identity_pool_provider" "variable" {
  workload_identity_pool_id          = "ci"
  workload_identity_pool_provider_id = "variable"

  attribute_condition = "assertion.repository_owner == '${var.organization}'"

  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}
