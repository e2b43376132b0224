resource "aws_s3_bucket" "orders" {
  bucket = "example-orders"
}

resource "aws_s3_bucket" "bills" {
  bucket = "example-bills"
}

resource "aws_s3_bucket" "drafts" {
  bucket = "example-drafts"
}

locals {
  kept = [aws_s3_bucket.orders.id, aws_s3_bucket.bills.id]
}

resource "aws_s3_bucket_versioning" "kept" {
  for_each = toset(local.kept)
  bucket   = each.value
  versioning_configuration {
    status = "Enabled"
  }
}
