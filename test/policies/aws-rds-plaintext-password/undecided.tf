variable "test" {
  type = bool
}

variable "password" {
  type = string
}

resource "aws_db_instance" "orders" {
  engine   = "postgres"
  password = var.test ? "correct-horse-battery" : var.password
}
