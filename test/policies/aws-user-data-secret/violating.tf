variable "region" {
  type = string
}

resource "aws_instance" "known_in_part" {
  user_data = <<-EOT
    #!/bin/bash
    export AWS_DEFAULT_REGION=${var.region}
    export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
    export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
  EOT
}

resource "aws_launch_template" "encoded_here" {
  user_data = base64encode(<<-EOT
    #!/bin/bash
    export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
  EOT
  )
}

resource "aws_launch_configuration" "encoded_before" {
  image_id         = "ami-0123456789abcdef0"
  instance_type    = "t3.small"
  user_data_base64 = "IyEvYmluL2Jhc2gKZXhwb3J0IEFXU19BQ0NFU1NfS0VZX0lEPUFLSUFJT1NGT0ROTjdFWEFNUExFCnl1bSAteSB1cGRhdGUK"
}
