# The images of Amazon Linux 2023 require version 2.
data "aws_ami" "amazon_linux" {
  most_recent = true
  owners      = ["amazon"]

  filter {
    name   = "name"
    values = ["al2023-ami-2023*"]
  }

  filter {
    name   = "architecture"
    values = ["arm64"]
  }
}

data "aws_ssm_parameter" "amazon_linux" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}

resource "aws_instance" "by_name" {
  ami           = data.aws_ami.amazon_linux.id
  instance_type = "t4g.small"
}

resource "aws_instance" "by_parameter" {
  ami           = data.aws_ssm_parameter.amazon_linux.value
  instance_type = "t4g.small"
}

resource "aws_instance" "masked" {
  ami           = nonsensitive(data.aws_ssm_parameter.amazon_linux.insecure_value)
  instance_type = "t4g.small"
}
