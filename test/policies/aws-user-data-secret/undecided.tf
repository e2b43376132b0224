variable "name" {
  type = string
}

resource "aws_instance" "web" {
  user_data = templatefile("${path.module}/start.sh", { name = var.name })
}

resource "aws_launch_template" "web" {
  user_data = base64encode(file("start.sh"))
}

resource "aws_instance" "in_part" {
  user_data = <<-EOT
    #!/bin/bash
    ${file("start.sh")}
  EOT
}

# A local that is made with a variable may well be the one that holds the key.
locals {
  key    = "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE ${var.name}"
  script = "echo ${var.name}"
}

resource "aws_instance" "local" {
  user_data = local.script
}
