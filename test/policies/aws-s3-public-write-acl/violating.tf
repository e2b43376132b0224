resource "aws_s3_bucket" "dropbox" {
  bucket = "example-dropbox"
}

resource "aws_s3_bucket_acl" "dropbox" {
  bucket = aws_s3_bucket.dropbox.id
  acl    = "public-read-write"
}

resource "aws_s3_bucket_acl" "rewritable" {
  bucket = "example-rewritable"
  access_control_policy {
    grant {
      permission = "WRITE_ACP"
      grantee {
        type = "Group"
        uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
      }
    }
    owner {
      id = "0123456789abcdef"
    }
  }
}
