resource "aws_instance" "heredoc" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = <<-EOT
    #!/bin/bash
    echo "ubuntu:correct-horse-battery" | chpasswd
  EOT
}

resource "aws_instance" "token" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = "#!/bin/bash\ngit clone https://x:ghp_0123456789abcdefghijABCDEFGHIJ012345@github.com/a/b\n"
}
