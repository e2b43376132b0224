resource "aws_opensearch_domain" "search" {
  domain_name = "search"

  dynamic "vpc_options" {
    for_each = var.subnets == null ? [] : [1]

    content {
      subnet_ids = var.subnets
    }
  }
}

variable "subnets" {}
