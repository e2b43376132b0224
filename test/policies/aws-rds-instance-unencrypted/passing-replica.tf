resource "aws_db_instance" "source" {
  engine            = "mysql"
  instance_class    = "db.t3.micro"
  storage_encrypted = true
}

resource "aws_db_instance" "replica" {
  replicate_source_db = aws_db_instance.source.arn
  instance_class      = "db.t3.micro"
}
