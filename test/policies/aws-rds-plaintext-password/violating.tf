variable "password" {
  type      = string
  sensitive = true
  default   = "hunter2hunter2"
}

resource "aws_db_instance" "written" {
  engine   = "postgres"
  password = "correct-horse-battery"
}

resource "aws_db_instance" "write_only" {
  engine              = "postgres"
  password_wo         = "correct-horse-battery"
  password_wo_version = 1
}

resource "aws_rds_cluster" "from_default" {
  engine          = "aurora-mysql"
  master_password = var.password
}
