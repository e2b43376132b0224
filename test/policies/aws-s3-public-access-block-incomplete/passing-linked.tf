variable "create" {
  type = bool
}

# Where the bucket exists, its block does.
resource "aws_s3_bucket" "conditional" {
  count  = var.create ? 1 : 0
  bucket = "example-conditional"
}

resource "aws_s3_bucket_public_access_block" "conditional" {
  count                   = var.create ? 1 : 0
  bucket                  = aws_s3_bucket.conditional[0].id
  block_public_acls       = true
  ignore_public_acls      = true
  block_public_policy     = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "each" {
  for_each = toset(["a", "b"])
  bucket   = each.key
}

resource "aws_s3_bucket_public_access_block" "each" {
  for_each                = aws_s3_bucket.each
  bucket                  = aws_s3_bucket.each[each.key].id
  block_public_acls       = true
  ignore_public_acls      = true
  block_public_policy     = true
  restrict_public_buckets = true
}

# By way of other resources that name the bucket.
resource "aws_s3_bucket" "chained" {
  bucket = "example-chained"
}

resource "aws_s3_bucket_versioning" "chained" {
  bucket = aws_s3_bucket.chained.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_ownership_controls" "chained" {
  bucket = aws_s3_bucket_versioning.chained.bucket
  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "chained" {
  bucket                  = aws_s3_bucket_ownership_controls.chained.id
  block_public_acls       = true
  ignore_public_acls      = true
  block_public_policy     = true
  restrict_public_buckets = true
}
