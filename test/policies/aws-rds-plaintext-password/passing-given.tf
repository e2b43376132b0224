variable "password" {}
variable "other" {}
variable "database" {
  type = map(string)
}

locals {
  password = var.password
}

resource "random_password" "p" {
  count  = 2
  length = 32
}

resource "random_password" "one" {
  count  = 1
  length = 32
}

data "aws_secretsmanager_secret_version" "p" {
  secret_id = "orders"
}

resource "aws_db_instance" "local" {
  password = local.password
}

resource "aws_db_instance" "part" {
  password = var.database.password
}

resource "aws_db_instance" "quoted" {
  password = "${var.password}"
}

resource "aws_db_instance" "coalesced" {
  password = coalesce(var.password, random_password.p[0].result)
}

resource "aws_db_instance" "element" {
  count    = 2
  password = element(random_password.p[*].result, count.index)
}

resource "aws_db_instance" "joined" {
  password = join("", random_password.one[*].result)
}

resource "aws_db_instance" "trimmed" {
  password = trimspace(data.aws_secretsmanager_secret_version.p.secret_string)
}

resource "aws_db_instance" "chosen" {
  password = var.password != "" ? var.password : random_password.p[0].result
}

resource "aws_db_instance" "module" {
  password = module.secrets.password
}
