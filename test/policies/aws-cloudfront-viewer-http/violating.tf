variable "viewer_protocol_policy" {
  default = "allow-all"
}

resource "aws_cloudfront_distribution" "website" {
  enabled = true

  default_cache_behavior {
    target_origin_id       = "pages"
    viewer_protocol_policy = var.viewer_protocol_policy
  }

  ordered_cache_behavior {
    path_pattern           = "/api/*"
    target_origin_id       = "pages"
    viewer_protocol_policy = "https-only"
  }

  dynamic "ordered_cache_behavior" {
    for_each = ["/images/*"]

    content {
      path_pattern           = ordered_cache_behavior.value
      target_origin_id       = "pages"
      viewer_protocol_policy = "allow-all"
    }
  }
}
