variable "many" {}
variable "databases" {}
# None of these is just a variable or a reference: what is written here may be the password.
variable "environment" {}
variable "password" {}
variable "database" {
  type = map(string)
}
variable "passwords" {
  default = { dev = "correct-horse", prod = "battery-staple" }
}

locals {
  passwords = { dev = "correct-horse", prod = "battery-staple" }
  composed  = "correct-horse-${var.environment}"
}

resource "aws_db_instance" "by_workspace" {
  password = local.passwords[terraform.workspace]
}

resource "aws_db_instance" "by_variable" {
  password = var.passwords[var.environment]
}

resource "aws_db_instance" "with_fallback" {
  password = lookup(var.database, "password", "correct-horse")
}

resource "aws_db_instance" "found" {
  password = lookup(var.passwords, var.environment, "correct-horse")
}

resource "aws_db_instance" "coalesced" {
  password = coalesce(var.password, "correct-horse")
}

resource "aws_db_instance" "composed" {
  password = "correct-horse-${var.environment}"
}

resource "aws_db_instance" "composed_elsewhere" {
  password = local.composed
}

resource "aws_db_instance" "formatted" {
  password = format("correct-horse-%s", var.environment)
}

resource "aws_db_instance" "joined" {
  password = join("-", ["correct-horse", var.environment])
}

resource "aws_db_instance" "replaced" {
  password = replace(var.environment, "x", "correct-horse")
}

resource "aws_db_instance" "counted" {
  count    = var.many
  password = ["correct-horse", "battery-staple"][count.index]
}

resource "aws_db_instance" "element" {
  count    = var.many
  password = element(["correct-horse", "battery-staple"], count.index)
}

resource "aws_db_instance" "each" {
  for_each = var.databases
  password = each.value.password
}
