variable "data_disk" {
  type = bool
}

resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t4g.small"

  root_block_device {
    encrypted = true
  }

  dynamic "ebs_block_device" {
    for_each = var.data_disk ? [1] : []

    content {
      device_name = "/dev/sdf"
      encrypted   = true
    }
  }
}

resource "aws_launch_template" "workers" {
  block_device_mappings {
    device_name  = "/dev/sdb"
    virtual_name = "ephemeral0"
  }
}
