resource "aws_launch_configuration" "web" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = <<-EOT
    #!/bin/bash
    cat > /etc/ssl/web.key <<END
    -----BEGIN RSA PRIVATE KEY-----
    MIIEowIBAAKCAQEAexampleexampleEXAMPLE1234509876abcdefghijklmnop
    hijklmnopQRSTUVWXYZqrstuvwxyz0123456789ABCDEFGHIJKLMN+/exampleAB
    -----END RSA PRIVATE KEY-----
    END
  EOT

  metadata_options {
    http_tokens = "required"
  }

  root_block_device {
    encrypted = true
  }
}
