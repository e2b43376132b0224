resource "aws_neptune_cluster" "replica" {
  cluster_identifier            = "replica"
  replication_source_identifier = "arn:aws:rds:eu-west-1:111122223333:cluster:graph"
}
