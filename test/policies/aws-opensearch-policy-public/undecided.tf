variable "policy" {
  type = string
}

variable "subnets" {
  type = list(string)
}

resource "aws_opensearch_domain_policy" "given" {
  domain_name     = "search"
  access_policies = var.policy
}

resource "aws_opensearch_domain" "perhaps_in_vpc" {
  domain_name = "perhaps-in-vpc"
  dynamic "vpc_options" {
    for_each = var.subnets
    content {
      subnet_ids = [vpc_options.value]
    }
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
