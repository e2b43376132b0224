resource "aws_s3_bucket" "s3_key" {
  bucket = "example-s3_key"
}

resource "aws_s3_bucket_public_access_block" "s3_key" {
  bucket                  = aws_s3_bucket.s3_key.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "s3_key" {
  bucket = aws_s3_bucket.s3_key.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "s3_key" {
  bucket = aws_s3_bucket.s3_key.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket" "aws_key" {
  bucket = "example-aws_key"
}

resource "aws_s3_bucket_public_access_block" "aws_key" {
  bucket                  = aws_s3_bucket.aws_key.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "aws_key" {
  bucket = aws_s3_bucket.aws_key.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "aws_key" {
  bucket = aws_s3_bucket.aws_key.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}

resource "aws_s3_bucket" "alias" {
  bucket = "example-alias"
}

resource "aws_s3_bucket_public_access_block" "alias" {
  bucket                  = aws_s3_bucket.alias.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "alias" {
  bucket = aws_s3_bucket.alias.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "alias" {
  bucket = aws_s3_bucket.alias.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = "arn:aws:kms:eu-west-1:111122223333:alias/aws/s3"
    }
  }
}

resource "aws_s3_bucket" "inside" {
  bucket = "example-inside"

  server_side_encryption_configuration {
    rule {
      apply_server_side_encryption_by_default {
        sse_algorithm = "AES256"
      }
    }
  }
}
