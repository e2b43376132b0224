resource "aws_db_instance" "source" {
  engine         = "mysql"
  instance_class = "db.t3.micro"
}

resource "aws_db_instance" "replica" {
  replicate_source_db = aws_db_instance.source.identifier
  instance_class      = "db.t3.micro"
}
