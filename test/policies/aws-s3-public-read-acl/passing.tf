resource "aws_s3_bucket" "ignored" {
  bucket = "example-ignored"
}

resource "aws_s3_bucket_public_access_block" "ignored" {
  bucket             = aws_s3_bucket.ignored.id
  ignore_public_acls = true
}

resource "aws_s3_bucket_acl" "ignored" {
  bucket = aws_s3_bucket.ignored.id
  acl    = "public-read"
}

# Both only name the bucket.
resource "aws_s3_bucket_public_access_block" "by_name" {
  bucket            = "example-by-name"
  block_public_acls = true
}

resource "aws_s3_bucket_acl" "by_name" {
  bucket = "example-by-name"
  acl    = "public-read"
}

resource "aws_s3_bucket" "without_acls" {
  bucket = "example-without-acls"
  acl    = "public-read"
}

resource "aws_s3_bucket_ownership_controls" "without_acls" {
  bucket = aws_s3_bucket.without_acls.id
  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_acl" "logs" {
  bucket = "example-logs"
  access_control_policy {
    grant {
      permission = "WRITE"
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/s3/LogDelivery"
      }
    }
    owner {
      id = "0123456789abcdef"
    }
  }
}
