resource "google_dns_managed_zone" "shop" {
  name     = "shop"
  dns_name = "shop.example.com."

  dnssec_config {
    state = "on"

    default_key_specs {
      algorithm  = "rsasha256"
      key_length = 2048
      key_type   = "keySigning"
    }

    default_key_specs {
      algorithm  = "ecdsap256sha256"
      key_length = 2048
      key_type   = "zoneSigning"
    }
  }
}

resource "google_dns_managed_zone" "plain" {
  name     = "plain"
  dns_name = "plain.example.com."

  dnssec_config {
    state = "on"
  }
}
