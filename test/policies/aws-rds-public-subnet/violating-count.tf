locals {
  zones = ["a", "b"]
}

resource "aws_subnet" "public" {
  count      = length(local.zones)
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.0.${count.index}.0/24"
}

resource "aws_internet_gateway" "main" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_default_route_table" "main" {
  default_route_table_id = "rtb-0123456789abcdef0"

  route {
    ipv6_cidr_block = "::/0"
    gateway_id      = aws_internet_gateway.main.id
  }
}

resource "aws_route_table_association" "public" {
  count          = length(local.zones)
  subnet_id      = aws_subnet.public[count.index].id
  route_table_id = aws_default_route_table.main.id
}

resource "aws_db_subnet_group" "main" {
  subnet_ids = aws_subnet.public[*].id
}

resource "aws_db_instance" "orders" {
  engine                  = "postgres"
  instance_class          = "db.t4g.small"
  allocated_storage       = 20
  storage_encrypted       = true
  backup_retention_period = 7
  db_subnet_group_name    = aws_db_subnet_group.main.id
}
