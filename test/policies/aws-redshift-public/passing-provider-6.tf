terraform {
  required_providers {
    random = {
      source  = "hashicorp/random"
      version = "~> 3.0"
    }
    aws = {
      # version = "~> 5.0"
      source  = "hashicorp/aws"
      version = "~> 6.4"
    }
  }
}

resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier     = "warehouse"
  node_type              = "ra3.large"
  master_username        = "sales"
  manage_master_password = true
}
