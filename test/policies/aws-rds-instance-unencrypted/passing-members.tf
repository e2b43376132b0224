resource "aws_rds_cluster" "c" {
  storage_encrypted = true
}

resource "aws_rds_cluster_instance" "member" {
  cluster_identifier = aws_rds_cluster.c.id
  instance_class     = "db.r6g.large"
}
