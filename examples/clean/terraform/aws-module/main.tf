module "bucket" {
  source = "./bucket"
  name   = "example-uploads"
}

output "arn" {
  value = module.bucket.arn
}
