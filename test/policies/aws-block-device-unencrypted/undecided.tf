variable "encrypt" {
  type = bool
}

resource "aws_launch_template" "workers" {
  block_device_mappings {
    device_name = "/dev/sdf"

    ebs {
      encrypted = var.encrypt
    }
  }

  block_device_mappings {
    device_name = "/dev/sdg"

    ebs {
      snapshot_id = "snap-0123456789abcdef0"
    }
  }

  dynamic "block_device_mappings" {
    for_each = var.encrypt ? [] : [1]

    content {
      device_name = "/dev/sdh"

      ebs {
        volume_size = 100
      }
    }
  }
}
