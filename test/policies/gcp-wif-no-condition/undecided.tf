variable "issuer" {
  type = string
}

variable "condition" {
  type = string
}

resource "google_iam_workload_identity_pool_provider" "issuer" {
  workload_identity_pool_id          = "ci"
  workload_identity_pool_provider_id = "issuer"

  oidc {
    issuer_uri = var.issuer
  }
}

resource "google_iam_workload_identity_pool_provider" "condition" {
  workload_identity_pool_id          = "ci"
  workload_identity_pool_provider_id = "condition"

  attribute_condition = var.condition

  oidc {
    issuer_uri = "https://token.actions.githubusercontent.com"
  }
}
