variable "lab" {
  type = bool
}

provider "aws" {
  access_key = var.lab ? "AKIAIOSFODNN7EXAMPLE" : null
}
