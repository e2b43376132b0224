terraform {
  required_providers {
    # version = "~> 6.0" after the upgrade
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.30, < 6.0.0"
    }
  }
}

resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier     = "warehouse"
  node_type              = "ra3.large"
  master_username        = "sales"
  manage_master_password = true
}
