resource "aws_opensearch_domain" "role" {
  domain_name = "role"
  access_policies = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:role/shop" }
      Action    = "es:*"
      Resource  = "*"
    }]
  })
}

resource "aws_opensearch_domain" "in_vpc" {
  domain_name = "in-vpc"
  vpc_options {
    subnet_ids = ["subnet-0123456789abcdef0"]
  }
  access_policies = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "es:*"
      Resource  = "*"
    }]
  })
}

resource "aws_opensearch_domain" "with_users" {
  domain_name = "with-users"
  advanced_security_options {
    enabled = true
  }
}

resource "aws_opensearch_domain_policy" "with_users" {
  domain_name = aws_opensearch_domain.with_users.domain_name
  access_policies = jsonencode({
    Statement = { Effect = "Allow", Principal = { AWS = "*" }, Action = "es:*", Resource = "*" }
  })
}
