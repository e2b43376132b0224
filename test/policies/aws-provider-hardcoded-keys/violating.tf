provider "aws" {
  region     = "eu-central-1"
  access_key = "AKIAIOSFODNN7EXAMPLE"
  secret_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
}

variable "secret_key" {
  default = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEZ"
}

provider "aws" {
  alias      = "backup"
  access_key = var.access_key
  secret_key = var.secret_key
}

variable "access_key" {
  type = string
}
