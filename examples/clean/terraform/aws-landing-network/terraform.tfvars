name = "shop-live"
cidr = "10.64.0.0/16"
