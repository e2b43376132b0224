resource "aws_opensearch_domain" "everyone" {
  domain_name = "everyone"
  access_policies = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "es:*"
      Resource  = "*"
    }]
  })
}

resource "aws_elasticsearch_domain" "old" {
  domain_name = "old"
  access_policies = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "*" }
      Action    = "es:*"
      Resource  = "*"
    }]
  })
}

resource "aws_opensearch_domain" "named" {
  domain_name = "named"
}

resource "aws_opensearch_domain_policy" "named" {
  domain_name = aws_opensearch_domain.named.domain_name
  access_policies = jsonencode({
    Statement = { Effect = "Allow", Principal = "*", Action = "es:ESHttpGet", Resource = "*" }
  })
}

resource "aws_opensearch_domain_policy" "of_a_domain_elsewhere" {
  domain_name = "elsewhere"
  access_policies = jsonencode({
    Statement = { Effect = "Allow", Principal = "*", Action = "es:ESHttpGet", Resource = "*" }
  })
}
