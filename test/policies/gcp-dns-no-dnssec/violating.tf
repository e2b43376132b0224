resource "google_dns_managed_zone" "shop" {
  name     = "shop"
  dns_name = "shop.example.com."

  dnssec_config {
    state = "off"
  }
}

resource "google_dns_managed_zone" "other" {
  name     = "other"
  dns_name = "other.example.com."

  dnssec_config {
    non_existence = "nsec3"
  }
}
