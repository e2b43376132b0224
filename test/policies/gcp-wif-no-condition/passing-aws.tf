resource "google_iam_workload_identity_pool_provider" "account" {
  workload_identity_pool_id          = "ci"
  workload_identity_pool_provider_id = "account"

  aws {
    account_id = "123456789012"
  }
}

resource "google_iam_workload_identity_pool_provider" "saml" {
  workload_identity_pool_id          = "ci"
  workload_identity_pool_provider_id = "saml"

  saml {
    idp_metadata_xml = file("metadata.xml")
  }
}
