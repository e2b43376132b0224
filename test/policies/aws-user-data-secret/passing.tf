variable "script" {
  type = string
}

variable "name" {
  type = string
}

locals {
  script = "#!/bin/bash\necho ${var.name}"
}

resource "aws_instance" "given" {
  user_data = var.script
}

resource "aws_instance" "local" {
  user_data = local.script
}

resource "aws_launch_template" "encoded" {
  user_data = base64encode(<<-EOT
    #!/bin/bash
    hostnamectl set-hostname ${var.name}
    aws s3 cp s3://example-releases/web.tar.gz /opt
  EOT
  )
}
