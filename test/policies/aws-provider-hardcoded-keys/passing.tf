provider "aws" {
  region = "eu-central-1"
}

variable "access_key" {
  type      = string
  sensitive = true
}

variable "secret_key" {
  type      = string
  sensitive = true
}

provider "aws" {
  alias      = "backup"
  access_key = var.access_key
  secret_key = var.secret_key
}

# An emulator takes any key.
provider "aws" {
  alias                       = "emulator"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true

  endpoints {
    s3 = "http://localhost:4566"
  }
}

provider "aws" {
  alias      = "placeholder"
  access_key = "AKIAXXXXXXXXXXXXXXXX"
  secret_key = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
}
