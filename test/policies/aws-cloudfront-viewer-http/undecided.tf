variable "behaviors" {
  type = list(object({ path = string, policy = string }))
}

resource "aws_cloudfront_distribution" "website" {
  enabled = true

  default_cache_behavior {
    target_origin_id       = "pages"
    viewer_protocol_policy = "redirect-to-https"
  }

  dynamic "ordered_cache_behavior" {
    for_each = var.behaviors

    content {
      path_pattern           = ordered_cache_behavior.value.path
      target_origin_id       = "pages"
      viewer_protocol_policy = ordered_cache_behavior.value.policy
    }
  }
}
