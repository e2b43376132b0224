variable "password" {
  type      = string
  sensitive = true
}

variable "empty" {
  type    = string
  default = ""
}

resource "random_password" "orders" {
  length = 32
}

data "aws_secretsmanager_secret_version" "orders" {
  secret_id = "orders"
}

resource "aws_db_instance" "asked_for" {
  engine   = "postgres"
  password = var.password
}

resource "aws_db_instance" "generated" {
  engine   = "postgres"
  password = random_password.orders.result
}

resource "aws_rds_cluster" "read" {
  engine          = "aurora-mysql"
  master_password = data.aws_secretsmanager_secret_version.orders.secret_string
}

resource "aws_db_instance" "decoded" {
  engine   = "postgres"
  password = jsondecode(data.aws_secretsmanager_secret_version.orders.secret_string)["password"]
}

resource "aws_rds_cluster" "nothing" {
  engine          = "aurora-mysql"
  master_password = var.empty
}

resource "aws_rds_cluster" "managed" {
  engine                      = "aurora-mysql"
  manage_master_user_password = true
}
