/** A CloudFront distribution that talks plain HTTP to viewers. */
import { test } from '../../core/claim.ts'
import { definePolicy } from '../../core/policy.ts'
import { cloudFrontBehavior } from '../../subjects/aws/cloudfront/cloudfront-behavior.ts'

export const awsCloudFrontViewerHTTP = definePolicy({
  id: 'aws-cloudfront-viewer-http',
  title: 'CloudFront lets viewers use plain HTTP',
  severity: 'high',
  why: 'Whoever shares a network with a viewer reads what is sent, cookies and passwords included, and may change the pages on their way.',
  fix: 'Set the viewer protocol policy to redirect-to-https or https-only.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html',
  ],
  mvisionNames: ['HTTPS CloudFront Distributions'],
  subject: cloudFrontBehavior,
  violatedWhen: ({ viewerProtocol }) =>
    test(viewerProtocol, (policy) => policy.toLowerCase() === 'allow-all', 'viewers may use plain HTTP'),
  examples: [
    {
      framework: 'cloudformation',
      violating: `Resources:
  Website:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: pages
            DomainName: pages.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: pages
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          ViewerProtocolPolicy: allow-all
`,
      passing: `Resources:
  Website:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: pages
            DomainName: pages.example.com
            CustomOriginConfig:
              OriginProtocolPolicy: https-only
        DefaultCacheBehavior:
          TargetOriginId: pages
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          ViewerProtocolPolicy: redirect-to-https
`,
    },
    {
      framework: 'terraform',
      violating: `resource "aws_cloudfront_distribution" "website" {
  enabled = true

  origin {
    origin_id   = "pages"
    domain_name = "pages.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "pages"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    viewer_protocol_policy = "allow-all"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
`,
      passing: `resource "aws_cloudfront_distribution" "website" {
  enabled = true

  origin {
    origin_id   = "pages"
    domain_name = "pages.example.com"

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  default_cache_behavior {
    target_origin_id       = "pages"
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
    viewer_protocol_policy = "redirect-to-https"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}
`,
    },
  ],
})
