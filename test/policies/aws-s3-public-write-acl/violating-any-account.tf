resource "aws_s3_bucket" "inbox" {
  bucket = "example-inbox"
}

resource "aws_s3_bucket_acl" "inbox" {
  bucket = aws_s3_bucket.inbox.id
  access_control_policy {
    grant {
      permission = "WRITE"
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers"
      }
    }
    owner {
      id = "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"
    }
  }
}
