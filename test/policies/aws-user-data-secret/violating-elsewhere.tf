locals {
  script = "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE"
}

resource "aws_instance" "local" {
  user_data = local.script
}

data "template_file" "script" {
  template = <<-EOT
    #!/bin/bash
    export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
    echo $${name}
  EOT

  vars = {
    name = "web"
  }
}

resource "aws_instance" "rendered" {
  user_data = data.template_file.script.rendered
}

data "cloudinit_config" "web" {
  part {
    content_type = "text/x-shellscript"
    content      = "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE"
  }
}

resource "aws_instance" "put_together" {
  user_data = data.cloudinit_config.web.rendered
}
