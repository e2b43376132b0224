resource "google_iam_workload_identity_pool_provider" "azure" {
  workload_identity_pool_id          = "ci"
  workload_identity_pool_provider_id = "azure"

  oidc {
    issuer_uri = "https://sts.windows.net/00000000-0000-0000-0000-000000000000"
  }
}

resource "google_iam_workload_identity_pool_provider" "cluster" {
  workload_identity_pool_id          = "ci"
  workload_identity_pool_provider_id = "cluster"

  oidc {
    issuer_uri = "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E"
  }
}

resource "google_iam_workload_identity_pool_provider" "enterprise" {
  workload_identity_pool_id          = "ci"
  workload_identity_pool_provider_id = "enterprise"

  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com/example-enterprise"
  }
}

resource "google_iam_workload_identity_pool_provider" "own-gitlab" {
  workload_identity_pool_id          = "ci"
  workload_identity_pool_provider_id = "own-gitlab"

  oidc {
    issuer_uri = "https://gitlab.example.com"
  }
}
