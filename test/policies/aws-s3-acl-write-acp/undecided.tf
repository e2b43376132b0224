variable "permission" {
  type = string
}

resource "aws_s3_bucket" "asked" {
  bucket = "example-asked"
}

resource "aws_s3_bucket_public_access_block" "asked" {
  bucket                  = aws_s3_bucket.asked.id
  block_public_acls       = false
  block_public_policy     = true
  ignore_public_acls      = false
  restrict_public_buckets = true
}

resource "aws_s3_bucket_acl" "asked" {
  bucket = aws_s3_bucket.asked.id

  access_control_policy {
    grant {
      permission = var.permission

      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
      }
    }

    owner {
      id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    }
  }
}
