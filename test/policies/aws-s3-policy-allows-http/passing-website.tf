resource "aws_s3_bucket" "pages" {
  bucket = "example-pages"
}

resource "aws_s3_bucket_website_configuration" "pages" {
  bucket = aws_s3_bucket.pages.id

  index_document {
    suffix = "index.html"
  }
}

resource "aws_s3_bucket_policy" "pages" {
  bucket = aws_s3_bucket.pages.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "${aws_s3_bucket.pages.arn}/*"
    }]
  })
}
