resource "aws_cloudfront_distribution" "website" {
  enabled = true

  default_cache_behavior {
    target_origin_id       = "pages"
    viewer_protocol_policy = "redirect-to-https"
  }
}
