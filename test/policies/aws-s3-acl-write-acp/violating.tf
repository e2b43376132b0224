resource "aws_s3_bucket" "anyone" {
  bucket = "example-anyone"
}

resource "aws_s3_bucket_public_access_block" "anyone" {
  bucket                  = aws_s3_bucket.anyone.id
  block_public_acls       = false
  block_public_policy     = true
  ignore_public_acls      = false
  restrict_public_buckets = true
}

resource "aws_s3_bucket_acl" "anyone" {
  bucket = aws_s3_bucket.anyone.id

  access_control_policy {
    grant {
      permission = "WRITE_ACP"

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

resource "aws_s3_bucket" "accounts" {
  bucket = "example-accounts"
}

resource "aws_s3_bucket_public_access_block" "accounts" {
  bucket                  = aws_s3_bucket.accounts.id
  block_public_acls       = false
  block_public_policy     = true
  ignore_public_acls      = false
  restrict_public_buckets = true
}

resource "aws_s3_bucket_acl" "accounts" {
  bucket = aws_s3_bucket.accounts.id

  access_control_policy {
    grant {
      permission = "READ"

      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"
      }
    }

    grant {
      permission = "WRITE_ACP"

      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"
      }
    }

    owner {
      id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    }
  }
}

resource "aws_s3_bucket" "inside" {
  bucket = "example-inside"

  grant {
    type        = "Group"
    permissions = ["WRITE_ACP", "READ"]
    uri         = "http://acs.amazonaws.com/groups/global/AllUsers"
  }
}
