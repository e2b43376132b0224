resource "google_compute_firewall" "tags" {
  name        = "tags"
  network     = "main"
  source_tags = ["bastion"]

  allow {
    protocol = "all"
  }
}

resource "google_compute_firewall" "accounts" {
  name                    = "accounts"
  network                 = "main"
  source_service_accounts = ["bastion@example-project.iam.gserviceaccount.com"]

  allow {
    protocol = "all"
  }
}

resource "google_service_account" "bastion" {
  account_id = "bastion"
}

resource "google_compute_network_firewall_policy_rule" "secure_tags" {
  firewall_policy = "main"
  priority        = 1000
  action          = "allow"
  direction       = "INGRESS"

  match {
    src_secure_tags {
      name = "tagValues/123456789012"
    }

    layer4_configs {
      ip_protocol = "all"
    }
  }
}
