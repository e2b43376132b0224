resource "aws_kms_key" "orders" {
  description             = "Orders"
  deletion_window_in_days = 30
  custom_key_store_id     = aws_cloudhsm_v2_cluster.hsm.id
}
