resource "aws_instance" "web" {
  ami                  = "ami-0123456789abcdef0"
  instance_type        = "t4g.small"
  iam_instance_profile = "web"

  metadata_options {
    http_tokens = "required"
  }

  user_data = <<-EOT
    #!/bin/bash
    export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
    aws s3 cp s3://example-releases/web.tar.gz /opt
  EOT
}
