resource "aws_s3_bucket_policy" "reports" {
  bucket = "example-reports"
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = ["arn:aws:s3:::example-reports", "arn:aws:s3:::example-reports/*"]
      Condition = {
        Bool         = { "aws:SecureTransport" = "false" }
        NotIpAddress = { "aws:SourceIp" = "203.0.113.0/24" }
      }
    }]
  })
}
