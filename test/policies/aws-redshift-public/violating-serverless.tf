resource "aws_redshiftserverless_workgroup" "reports" {
  workgroup_name      = "reports"
  namespace_name      = "reports"
  publicly_accessible = true
}

resource "aws_redshiftserverless_workgroup" "sales" {
  workgroup_name = "sales"
  namespace_name = "sales"
}
