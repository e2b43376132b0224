variable "subnet_group" {}
variable "security_groups" { type = list(string) }

resource "random_password" "unused" {
  length = 32
}

resource "aws_rds_cluster" "orders" {
  cluster_identifier                  = "orders"
  engine                              = "aurora-postgresql"
  master_username                     = "orders"
  manage_master_user_password         = true
  storage_encrypted                   = true
  db_subnet_group_name                = var.subnet_group
  vpc_security_group_ids              = var.security_groups
  backup_retention_period             = 14
  deletion_protection                 = true
  iam_database_authentication_enabled = true
  serverlessv2_scaling_configuration {
    min_capacity = 0.5
    max_capacity = 8
  }
}

resource "aws_rds_cluster_instance" "orders" {
  count              = 2
  cluster_identifier = aws_rds_cluster.orders.id
  instance_class     = "db.serverless"
  engine             = aws_rds_cluster.orders.engine
}
