# What the data source is asked with is written elsewhere.
variable "image_path" {
  type    = string
  default = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

variable "architecture" {
  type = string
}

locals {
  images  = "al2023-ami-2023*"
  patched = "al2023-ami-*-${var.architecture}"
}

data "aws_ssm_parameter" "image" {
  name = var.image_path
}

data "aws_ami" "newest" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = [local.images]
  }
}

data "aws_ami" "patched" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "architecture"
    values = [var.architecture]
  }

  filter {
    name   = "name"
    values = [local.patched]
  }
}

data "aws_ami" "counted" {
  count       = 1
  most_recent = true
  owners      = ["amazon"]
  name_regex  = local.images
}

resource "aws_instance" "parameter" {
  ami           = data.aws_ssm_parameter.image.value
  instance_type = "t4g.small"
}

resource "aws_instance" "newest" {
  ami           = data.aws_ami.newest.id
  instance_type = "t4g.small"
}

resource "aws_instance" "patched" {
  ami           = data.aws_ami.patched.id
  instance_type = "t4g.small"
}

resource "aws_launch_template" "counted" {
  image_id      = data.aws_ami.counted[0].image_id
  instance_type = "t4g.small"
}
