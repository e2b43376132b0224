provider "aws" {
  access_key = yamldecode(file("keys.yaml")).id
  secret_key = yamldecode(file("keys.yaml")).secret
}
