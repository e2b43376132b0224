resource "aws_s3_bucket" "old_style" {
  bucket = "example-old-style"
  acl    = "public-read"
}

resource "aws_s3_bucket" "website" {
  bucket = "example-website"
}

resource "aws_s3_bucket_public_access_block" "website" {
  bucket                  = aws_s3_bucket.website.id
  block_public_acls       = false
  ignore_public_acls      = false
  block_public_policy     = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "website" {
  bucket = aws_s3_bucket.website.id
  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}

resource "aws_s3_bucket_acl" "website" {
  bucket = aws_s3_bucket.website.id
  acl    = "public-read"
}

resource "aws_s3_bucket_acl" "bucket_is_elsewhere" {
  bucket = "example-elsewhere"
  acl    = "public-read"
}

resource "aws_s3_bucket" "granting" {
  bucket = "example-granting"
}

resource "aws_s3_bucket_acl" "granting" {
  bucket = aws_s3_bucket.granting.bucket
  access_control_policy {
    owner {
      id = "0123456789abcdef"
    }
    grant {
      permission = "FULL_CONTROL"
      grantee {
        type = "CanonicalUser"
        id   = "0123456789abcdef"
      }
    }
    grant {
      permission = "READ"
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
      }
    }
  }
}

resource "aws_s3_bucket" "old_grant" {
  bucket = "example-old-grant"
  grant {
    type        = "Group"
    permissions = ["READ_ACP", "READ"]
    uri         = "http://acs.amazonaws.com/groups/global/AllUsers"
  }
}
