resource "aws_ebs_volume" "data" {
  availability_zone = "eu-central-1a"
  size              = 100
  encrypted         = false
}

resource "aws_ebs_volume" "from_nothing" {
  availability_zone = "eu-central-1a"
  size              = 100
  snapshot_id       = ""
}
