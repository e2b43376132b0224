resource "aws_s3_bucket" "kept" {
  bucket = "example-kept"
}

resource "aws_s3_bucket_versioning" "kept" {
  bucket = resource.aws_s3_bucket.kept.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "drafts" {
  bucket = "example-drafts"
}

locals {
  drafts = resource.aws_s3_bucket.drafts
}

resource "aws_s3_bucket_versioning" "drafts" {
  bucket = local.drafts.id
  versioning_configuration {
    status = "Suspended"
  }
}
