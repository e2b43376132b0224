resource "aws_elasticsearch_domain" "search" {
  domain_name = "search"

  vpc_options {
    subnet_ids = var.subnets
  }
}

variable "subnets" {}
