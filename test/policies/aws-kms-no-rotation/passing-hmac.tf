resource "aws_kms_key" "orders" {
  description             = "Orders"
  deletion_window_in_days = 30
  customer_master_key_spec = "HMAC_256"
  key_usage               = "GENERATE_VERIFY_MAC"
}
