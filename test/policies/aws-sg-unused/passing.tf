resource "aws_security_group" "attached" {
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group" "shared" {
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group" "counted" {
  vpc_id = aws_vpc.main.id
  count  = 2
}

resource "aws_security_group" "given" {
  vpc_id = aws_vpc.main.id
}


resource "aws_lb" "main" {
  internal        = true
  security_groups = concat([aws_security_group.attached.id], aws_security_group.counted[*].id)
}

module "service" {
  source             = "git::https://example.com/service.git"
  security_group_ids = [aws_security_group.given.id]
}

output "security_group" {
  value = { id = aws_security_group.shared.id }
}
